package import Foundation

/// The specs of this repository, by their paths in it.
package enum SpecFiles {
  package static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// All machines under `Spec`; compositions, scenarios and their schema are none.
  package static let machines = files(in: "Spec").filter {
    !$0.hasSuffix(".compose.yaml") && !$0.hasPrefix("Spec/Scenarios/")
  }

  /// Those from which the golden files are generated, which use all of the language.
  package static let goldens = files(in: "Tests/GeneratedCodeTests/Specs")

  /// The YAML files in a folder and the folders inside, in order.
  package static func files(in folder: String) -> [String] {
    let path = package.appending(path: folder).path(percentEncoded: false)
    let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
  }

  package static func text(of file: String) throws -> String {
    try String(contentsOf: package.appending(path: file), encoding: .utf8)
  }
}
