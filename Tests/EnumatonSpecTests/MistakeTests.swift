import EnumatonTestSupport
import Foundation
import Testing

@testable import EnumatonSpec

/// Every file in `Goldens/Mistakes` is a spec with something wrong in it; beside it stands what the reader
/// says. `RECORD_GOLDENS=1` writes the answers anew.
@Suite struct MistakeTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/Mistakes")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test(arguments: names) func `a mistake is reported with its place and the way out`(name: String) throws {
    let spec = Self.folder.appending(path: "\(name).yaml")
    let golden = Self.folder.appending(path: "\(name).txt")
    let result = readSpec(Array(try Data(contentsOf: spec)))
    let report = result.diagnostics.map { $0.rendered(path: "\(name).yaml") + "\n" }.joined()
    #expect(result.machine == nil)
    try expectGolden(report, at: golden.path())
  }

  @Test func `there are at least 140 mistakes`() {
    #expect(Self.names.count >= 140)
  }

  /// Codes that no text of a spec can bring up, and those of other stages.
  static let elsewhere: Set<Diagnostic.Code> = [
    .unreadable, .tooLarge, .shadowedTransition, .unhandled, .tooComplex, .crossRegion, .raiseCycle,
    .deferredInternalEvent, .impossibleCondition, .missingData,
  ]

  @Test(arguments: Diagnostic.Code.allCases.filter { !elsewhere.contains($0) && !$0.isFinding })
  func `every code of the reader is among the mistakes`(code: Diagnostic.Code) throws {
    let isThere = try Self.names.contains { name in
      let golden = Self.folder.appending(path: "\(name).txt")
      return try String(contentsOf: golden, encoding: .utf8).contains("[\(code.rawValue)]")
    }
    #expect(isThere)
  }
}
