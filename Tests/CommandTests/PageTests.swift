import Foundation
import Testing

/// The pages that people read.
struct PageTests {
  private static let repository = Tool.tests.appending(path: "../..").standardizedFileURL

  static let pages: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: repository.appending(path: "Spec").path)
    return ["README.md"] + (files ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "Spec/" + $0 }
  }()

  @Test("A link to another file leads to one", arguments: pages)
  func links(page: String) throws {
    let file = Self.repository.appending(path: page)
    // What a block of code shows is no link of the page.
    let text = try String(contentsOf: file, encoding: .utf8)
      .replacing(/(?m)^```[^\n]*\n(?s:.*?)^```$/, with: "")
    for match in text.matches(of: /\]\(([^)#:\s]+)(#[^)]*)?\)/) {
      let target = file.deletingLastPathComponent().appending(path: String(match.1)).standardizedFileURL
      #expect(FileManager.default.fileExists(atPath: target.path), "\(match.1)")
    }
  }
}
