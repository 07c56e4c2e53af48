import EnumatonCheck
import EnumatonSpec

/// A spec as far as it could be read, and all there is to say about it.
struct LoadedSpec {
  var path: String
  var machine: CheckedMachine?
  var diagnostics: [Diagnostic]
  /// The bytes of the file; none if it could not be read.
  private(set) var source: [UInt8]?

  init(_ path: String) {
    self.path = path
    do throws(SourceFile.ReadError) {
      let source = try SourceFile.read(path)
      self.source = source
      let read = readSpec(source)
      let checked = read.machine.map(check)
      diagnostics = (read.diagnostics + (checked?.diagnostics ?? [])).inFileOrder()
      machine = diagnostics.hasErrors ? nil : checked?.machine
    } catch {
      diagnostics = [error.diagnostic]
    }
  }

  /// The machine of the spec; if it has errors, these are reported and the command ends.
  func requireMachine() throws -> CheckedMachine {
    if let machine { return machine }
    throw [FileReport(path: path, diagnostics: diagnostics)].reportErrors()
  }
}
