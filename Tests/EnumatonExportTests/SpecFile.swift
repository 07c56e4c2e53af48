import EnumatonCheck
import EnumatonSpec
import Foundation

/// The specs of the project, by their paths in its folder.
enum SpecFile {
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Everything under `Spec` that is a machine.
  static let machines = files(in: "Spec").filter {
    !$0.hasSuffix(".compose.yaml") && !$0.hasPrefix("Spec/Scenarios/")
  }

  /// Small specs with claims that hold or do not, and what surrounds them.
  static let corpus = files(in: "Tests/EnumatonVerifyTests/Corpus")

  private static func files(in folder: String) -> [String] {
    let files = FileManager.default.enumerator(
      atPath: package.appending(path: folder).path(percentEncoded: false))
    return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
      .map { "\(folder)/\($0)" }
  }

  static func checked(_ text: String) throws -> CheckedMachine? {
    guard let machine = readSpec(Array(text.utf8)).machine else { return nil }
    return check(machine).machine
  }

  static func checked(file: String) throws -> CheckedMachine? {
    try checked(String(contentsOf: package.appending(path: file), encoding: .utf8))
  }
}
