import EnumatonCheck
import EnumatonSpec
import EnumatonTestSupport
import EnumatonVerify
import Foundation
import Testing

/// Small specs with one seeded defect each, and correct ones that look as suspicious.
@Suite struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  private static func names(_ kind: String) -> [String] {
    let folder = folder.appending(path: kind).path(percentEncoded: false)
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  static let defects = names("Defects")
  static let twins = names("Twins")

  /// All that reading, checking and verifying say, as `CODE LINE`.
  private func findings(_ text: String) -> [String] {
    let read = readSpec(Array(text.utf8))
    guard let machine = read.machine else { return read.diagnostics.map(described) }
    let result = check(machine)
    guard let checked = result.machine else { return result.diagnostics.map(described) }
    return verify(checked).diagnostics.map(described)
  }

  private func described(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.code.rawValue) \(diagnostic.range.start.line)"
  }

  @Test func everyDefectHasATwin() {
    #expect(!Self.defects.isEmpty)
    #expect(Self.defects == Self.twins)
  }

  @Test(arguments: defects) func aDefectIsTheOnlyFinding(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: "Defects/\(name)"), encoding: .utf8)
    let first = try #require(text.split(separator: "\n").first)
    try #require(first.hasPrefix("# expect: "))
    #expect(findings(text) == [String(first.dropFirst("# expect: ".count))])
  }

  @Test(arguments: twins) func aTwinIsSilent(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: "Twins/\(name)"), encoding: .utf8)
    #expect(findings(text) == [])
  }
}
