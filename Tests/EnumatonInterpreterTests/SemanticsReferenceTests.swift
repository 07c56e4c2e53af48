import Foundation
import Testing

/// `Spec/SEMANTICS.md` tells the truth: each of its specs gives the lines that stand under it.
@Suite struct SemanticsReferenceTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var spec: String
    var trace: [String]

    var testDescription: String { trace.joined(separator: "; ") }
  }

  static let examples: [Example] = {
    let file = URL(filePath: #filePath).appending(path: "../../../Spec/SEMANTICS.md").standardizedFileURL
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "```yaml\n").dropFirst().map { part in
      let blocks = part.components(separatedBy: "\n```\n\n```trace\n")
      let trace = blocks.dropFirst().first?.components(separatedBy: "\n```")[0] ?? ""
      return Example(spec: blocks[0], trace: trace.split(separator: "\n").map(String.init))
    }
  }()

  @Test(arguments: examples) func `an example does what it says`(example: Example) throws {
    var trial = try Trial(example.spec)
    var trace = example.trace[...]
    #expect(!trace.isEmpty)
    if let start = trace.first, start.hasPrefix("start: ") {
      trace.removeFirst()
      #expect(start == "start: " + ([trial.states] + trial.initialEffects).joined(separator: ", "))
    }
    while let line = trace.first {
      let event = String(line.prefix { $0 != ":" })
      let found = try trial.run(event).map { $0.drop { $0 != " " }.dropFirst() }
      try #require(!found.isEmpty)
      #expect(trace.prefix(found.count).map { $0[...] } == found)
      trace = trace.dropFirst(found.count)
    }
  }

  @Test func `there are examples`() { #expect(Self.examples.count >= 8) }
}
