import Foundation
package import Testing

/// A page of documentation, whose Swift stands in a file of tests too: so it is compiled, and what it claims holds.
package struct Article: Sendable, CustomTestStringConvertible {
  package let name: String
  private let text: String

  /// The articles of the catalog of a module, in the order of their names. (What is a link is a page of its own.)
  package static func all(of module: String) -> [Article] {
    let folder = URL(filePath: #filePath).appending(path: "../../../Sources/\(module)/\(module).docc")
      .standardizedFileURL
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    func isLink(_ name: String) -> Bool {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: folder.appending(path: name).path)) != nil
    }
    return files.filter { $0.hasSuffix(".md") && !isLink($0) }.sorted().map { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return Article(name: name, text: text ?? "")
    }
  }

  package var testDescription: String { name }

  /// The blocks fenced as Swift, without the space around their lines.
  package var code: [String] {
    text.components(separatedBy: "\n```swift\n").dropFirst().map {
      Self.plain($0.components(separatedBy: "\n```")[0])
    }
  }

  /// A text whose lines are compared wherever they are indented.
  package static func plain(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
  }

  /// Expects that every block stands in the file of tests.
  package func expectCode(in file: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let tests = Self.plain(try String(contentsOfFile: file, encoding: .utf8))
    for block in code { #expect(tests.contains(block), "\(name)", sourceLocation: sourceLocation) }
  }
}
