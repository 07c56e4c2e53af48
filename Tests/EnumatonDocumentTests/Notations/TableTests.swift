import EnumatonDocument
import EnumatonTestSupport
import Foundation
import Testing

struct TableTests {
  private static let isThere = (try? Command.run("cmark-gfm", ["--version"]))?.status == 0

  /// The name of each state of a machine with these summaries, and the machine.
  private func page(_ summaries: [String]) throws -> String {
    let states = summaries.enumerated().map { number, summary in
      let text = summary.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
        "\n", with: "\\n"
      )
      .replacing("\t", with: "\\t")
      return "  s\(number): \"\(text)\""
    }
    let machine = try Specs.checked(
      """
      machine: Page
      events: [go]
      states:
      \(states.joined(separator: "\n"))
      transitions:
        - { from: any, on: go, to: s0 }
      """)
    return generateTable(for: machine, sourceName: "Page.yaml", source: "Page%20a.yaml")
  }

  @Test(.enabled(if: isThere))
  func `GitHub's Markdown shows any text as it is`() throws {
    let texts = HostileText.all
    let run = try Command.run(
      "cmark-gfm", ["-e", "table", "-e", "strikethrough", "-e", "autolink", "--unsafe"],
      input: try page(texts))
    #expect(run.status == 0)
    let rows = run.output.matches(
      of: /<tr>\n<td><a href="Page%20a\.yaml#L[0-9]+">s(\d+)<\/a>.*?<\/td>\n<td>(.*?)<\/td>\n<\/tr>/)
    #expect(rows.count == texts.count)
    for row in rows {
      let number = try #require(Int(row.1))
      var shown = String(row.2).replacing("<!-- -->", with: "").replacing(/<a href="[^"]*">([^<]*)<\/a>/) {
        String($0.1)
      }
      for (entity, character) in [("lt", "<"), ("gt", ">"), ("quot", "\""), ("amp", "&")] {
        shown = shown.replacing("&\(entity);", with: character)
      }
      #expect(ShownText.bare(shown) == ShownText.bare(texts[number]))
    }
  }

  @Test(arguments: [
    ("done :tada: at last", "done :<!-- -->tada: at last"),
    ("std::thread::sleep", "std::<!-- -->thread::sleep"),
    ("parser.js:100:14", "parser.js:<!-- -->100:14"), (":+1:", ":<!-- -->+1:"),
    ("ask @team", "ask @<!-- -->team"), ("(@team)", "(@<!-- -->team)"),
    ("a: b :c", "a: b :c"), ("a::b", "a::b"), ("x@y.org", "x@y.org"), ("a @ b", "a @ b"),
  ])
  func `what GitHub would take for an emoji or a mention is neither`(_ text: String, _ markdown: String) {
    #expect(markdownText(text) == markdown)
  }

  @Test func `the matrix says what happens in each state at each event`() throws {
    let machine = try Specs.checked(
      """
      machine: Door
      flags: [{ locked: { held: true } }]
      events: [open, close, knock]
      rejections: { stuck: }
      timers: { slam: 30s }
      states: { closed: , opened: { timers: [slam] } }
      transitions:
        - { from: closed, on: open, when: not locked, to: opened }
        - { from: closed, on: open, reject: stuck }
        - { from: opened, on: [close, slam], to: closed }
        - { from: closed, on: knock, when: locked, do: { clear: locked } }
        - { from: opened, on: knock, ignore: true }
      """)
    let page = generateTable(for: machine, sourceName: "Door.yaml")
    #expect(
      page.contains(
        """
        | | closed | opened |
        | --- | --- | --- |
        | **open** | opened<br>*rejected:* stuck | |
        | **close** | | closed |
        | **knock** | *stays*<br>*or nothing* | *ignored* |
        | **slam 30s** | | closed |
        """), "\(page)")
  }

  @Test func `a matrix that no page holds is left out, and that is said`() throws {
    let page = try page((0..<1000).map { "State \($0)" })
    #expect(page.contains("The matrix of 1000 states and 1 events and timers is left out"))
    #expect(page.contains("## Transitions\n"))
  }

  @Test func `without a way to the spec there are no links`() throws {
    let page = generateTable(
      for: try Specs.checked("machine: One\nstates: [a]\n"), sourceName: "One.yaml", source: nil)
    #expect(page.contains("| a&nbsp;*initial* |"))
    #expect(!page.contains("]("))
  }
}
