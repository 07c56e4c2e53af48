import EnumatonCheck
import EnumatonExplorer
import EnumatonSpec
import Foundation
import Testing

/// A spec, its machine and its page.
struct SpecPage {
  let checked: CheckedMachine
  let html: String

  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every machine under `Spec`, and the small ones that use all of the language.
  static let machines = files(in: "Spec", depth: 2) + files(in: "Tests/GeneratedCodeTests/Specs", depth: 1)

  private static func files(in folder: String, depth: Int) -> [String] {
    let files = FileManager.default.enumerator(
      atPath: package.appending(path: folder).path(percentEncoded: false))
    return (files?.compactMap { $0 as? String } ?? []).sorted()
      .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".compose.yaml") && !$0.hasPrefix("Scenarios/") }
      .filter { $0.split(separator: "/").count == depth }
      .map { "\(folder)/\($0)" }
  }

  init(file: String) throws {
    try self.init(
      String(contentsOf: Self.package.appending(path: file), encoding: .utf8),
      named: String(file.split(separator: "/").last ?? ""))
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
