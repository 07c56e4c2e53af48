import EnumatonCheck
import EnumatonEmit
import EnumatonSpec
import Foundation
import Testing

/// A spec that is written in all notations.
struct NotationSpec: CustomTestStringConvertible, Sendable {
  /// Its path in the package.
  let path: String

  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Those of the generated code's tests and of `Spec`.
  static let all = (files(in: "Tests/GeneratedCodeTests/Specs") + files(in: "Spec")).map(Self.init)

  private static func files(in folder: String) -> [String] {
    let path = package.appending(path: folder).path(percentEncoded: false)
    let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return files.filter {
      $0.hasSuffix(".yaml") && !$0.hasSuffix(".compose.yaml") && !$0.hasPrefix("Scenarios/")
    }
    .sorted().map { "\(folder)/\($0)" }
  }

  var testDescription: String { path }

  var name: String { Compilation.fileName(of: path) }

  var stem: String { Compilation.stem(of: path) }

  func machine() throws -> CheckedMachine {
    try Self.checked(String(contentsOf: Self.package.appending(path: path), encoding: .utf8))
  }

  func diagram() throws -> StateDiagram { drawDiagram(of: try machine()) }

  static func checked(_ text: String) throws -> CheckedMachine {
    let read = readSpec(Array(text.utf8))
    let machine = try #require(read.machine, "\(read.diagnostics)")
    let checked = check(machine)
    return try #require(checked.machine, "\(checked.diagnostics)")
  }
}
