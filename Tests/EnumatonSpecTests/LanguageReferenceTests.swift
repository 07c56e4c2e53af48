import Foundation
import Testing

@testable import EnumatonSpec

/// `Spec/LANGUAGE.md` tells the truth, and `Spec/SEMANTICS.md` as far as the reader knows.
@Suite struct LanguageReferenceTests {
  static let text = page("LANGUAGE")

  private static func page(_ name: String) -> String {
    let file = URL(filePath: #filePath).appending(path: "../../../Spec/\(name).md").standardizedFileURL
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }

  /// The blocks of both pages that are fenced as `language`.
  static func blocks(_ language: String) -> [String] {
    (text + "\n" + page("SEMANTICS")).components(separatedBy: "```\(language)\n").dropFirst().map {
      $0.components(separatedBy: "\n```")[0]
    }
  }

  @Test(arguments: blocks("yaml")) func `an example is read`(example: String) throws {
    _ = try ReaderTests.read(example)
  }

  @Test(arguments: blocks("yaml-error")) func `an example of a mistake has the mistake that it says`(
    example: String
  ) throws {
    let said = example.split(separator: "\n").enumerated().compactMap { index, line in
      line.components(separatedBy: "# error: ").dropFirst().first.map { "\(index + 1): \($0)" }
    }
    let found = readSpec(Array(example.utf8)).diagnostics.map {
      "\($0.range.start.line): \($0.message) [\($0.code.rawValue)]"
    }
    #expect(!said.isEmpty)
    #expect(said == found)
  }

  @Test func `there are examples`() { #expect(Self.blocks("yaml").count >= 18) }

  @Test(arguments: Diagnostic.Code.allCases) func `every code is in its table`(code: Diagnostic.Code) {
    #expect(Self.text.contains("\n| `\(code.rawValue)` | "))
  }

  static let tables: [any FieldKey.Type] = [
    MachineKey.self, FlagKey.self, CounterKey.self, EventKey.self, TimerKey.self, EffectKey.self,
    StateKey.self, RegionKey.self, TransitionKey.self, PropertyKey.self, HistoryKey.self, DiagramKey.self,
  ]

  @Test(arguments: tables.flatMap(Self.keys)) func `every key is in it`(key: String) {
    #expect(Self.text.contains("`\(key)"))
  }

  private static func keys(_ table: any FieldKey.Type) -> [String] {
    func raw<Key: FieldKey>(_: Key.Type) -> [String] { Key.allCases.map(\.rawValue) }
    return raw(table)
  }
}
