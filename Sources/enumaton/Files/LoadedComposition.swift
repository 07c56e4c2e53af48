import EnumatonSpec
import EnumatonVerify

/// A composition with the machines of its endpoints, as far as they could be read.
struct LoadedComposition {
  var composition: Composition?
  /// What there is to say about its file and those of its endpoints.
  var reports: [FileReport]

  init(_ path: String) {
    do throws(SourceFile.ReadError) {
      let read = ComposeFile.read(try SourceFile.read(path))
      reports = [FileReport(path: path, diagnostics: read.diagnostics)]
      guard let file = read.file else { return }
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      let specs = file.endpoints.map { endpoint in
        LoadedSpec(endpoint.path.text.hasPrefix("/") ? endpoint.path.text : folder + endpoint.path.text)
      }
      for (index, spec) in specs.enumerated() where spec.machine == nil {
        if specs[..<index].contains(where: { $0.path == spec.path }) { continue }
        if let unreadable = spec.diagnostics.first(where: { $0.code == .unreadable }) {
          let name = file.endpoints[index].path
          reports[0].diagnostics.append(
            Diagnostic(.error, .unreadable, "'\(name.text)': \(unreadable.message)", at: name.range))
        } else {
          reports.append(FileReport(path: spec.path, diagnostics: spec.diagnostics))
        }
      }
      let machines = specs.compactMap(\.machine)
      guard machines.count == specs.count else { return }
      let resolved = file.resolve(machines)
      reports[0].diagnostics = resolved.diagnostics
      composition = resolved.composition
    } catch {
      reports = [FileReport(path: path, diagnostics: [error.diagnostic])]
    }
  }

  /// The composition; if there are errors, these are reported and the command ends.
  func require() throws -> Composition {
    if let composition { return composition }
    throw reports.reportErrors()
  }
}
