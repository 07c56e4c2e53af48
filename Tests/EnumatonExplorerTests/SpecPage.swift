import EnumatonCheck
import EnumatonExplorer
import EnumatonSpec
import EnumatonTestSupport
import Testing

/// A spec, its machine and its page.
struct SpecPage {
  let checked: CheckedMachine
  let html: String

  /// Every machine under `Spec`, and the small ones that use all of the language.
  static let machines = SpecFiles.machines + SpecFiles.goldens

  init(file: String) throws {
    try self.init(
      SpecFiles.text(of: file), named: String(file.split(separator: "/").last ?? ""))
  }

  init(_ spec: String, named name: String = "Test.yaml", diagram: DiagramPicture? = nil) throws {
    let source = [UInt8](spec.utf8)
    let read = readSpec(source)
    let machine = try #require(read.machine, "\(read.diagnostics.map(\.message))")
    let checked = check(machine)
    self.checked = try #require(checked.machine, "\(checked.diagnostics.map(\.message))")
    html = explorerPage(for: self.checked, source: source, sourceName: name, diagram: diagram)
  }
}
