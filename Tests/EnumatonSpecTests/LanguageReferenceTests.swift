import EnumatonTestSupport
import Foundation
import Testing

@testable import EnumatonSpec

/// `Spec/LANGUAGE.md` tells the truth, and `Spec/SEMANTICS.md` as far as the reader knows.
@Suite struct LanguageReferenceTests {
  static let text = page("LANGUAGE")

  private static func file(_ name: String) -> URL {
    URL(filePath: #filePath).appending(path: "../../../Spec/\(name).md").standardizedFileURL
  }

  private static func page(_ name: String) -> String {
    (try? String(contentsOf: file(name), encoding: .utf8)) ?? ""
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

  @Test func `the tables are those of the reader`() throws {
    var page = Self.text
    for (owner, table) in KeyReference.onPage {
      let parts = page.components(separatedBy: Self.mark(owner))
      try #require(parts.count == 2, "keys of \(owner)")
      let rest = try #require(parts[1].firstRange(of: Self.end)).lowerBound
      page = parts[0] + Self.mark(owner) + table + parts[1][rest...]
    }
    try expectGolden(page, at: Self.file("LANGUAGE").path)
  }

  private static func mark(_ owner: String) -> String { "<!-- keys of \(owner): generated -->\n" }
  private static let end = "<!-- end -->\n"

  @Test(arguments: links(text)) func `a link within the page leads to a heading`(anchor: String) {
    let headings = Self.text.split(separator: "\n").filter { $0.hasPrefix("#") }
      .map { KeyReference.anchor(of: String($0.drop { $0 == "#" || $0 == " " })) }
    #expect(headings.contains(anchor))
  }

  /// The anchors to which the links of a page lead.
  private static func links(_ page: String) -> [String] {
    Set(page.matches(of: /\]\(#([^)]*)\)/).map { String($0.1) }).sorted()
  }
}
