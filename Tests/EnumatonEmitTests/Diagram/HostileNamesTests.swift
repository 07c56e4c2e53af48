import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// Names and texts that mean something to Graphviz, to XML or to a terminal come out as they are written.
struct HostileNamesTests {
  private static let texts = [
    #"a "quoted" \N \l \n \\ text"#, "&amp; &lt;b&gt; <b>bold</b> & <!-- --> ]]>",
    "-> [label=x]; } digraph {",
    "//comment /* */ #hash", "<<table>>", "éè 汉字 🙂 עברית \u{200D}", "node", "%s %d \\E \\G",
  ]

  private func spec(_ text: String) -> String {
    let quoted = "'" + text.replacing("'", with: "''") + "'"
    return """
      machine: Hostile
      summary: \(quoted)
      events: [go, digraph, strict, subgraph]
      states:
        node: { summary: \(quoted) }
        edge:
        graph: { states: { cluster_node: , html: { final: true } } }
        Ünï-cødé:
      transitions:
        - { from: node, on: go, to: edge, label: \(quoted), summary: \(quoted) }
        - { from: any, on: digraph, to: cluster_node, label: \(quoted), tags: t }
        - { from: [edge, Ünï-cødé], on: strict, to: html, label: \(quoted), tags: t }
        - { from: node, on: strict, to: html, label: other, tags: t }
        - { from: edge, on: go, to: Ünï-cødé }
      diagram: { gather: t }
      """
  }

  @Test(.enabled(if: GoldenSpec.hasGraphviz), arguments: texts)
  func `Graphviz shows them as they are`(text: String) throws {
    let compilation = Compilation(Array(spec(text).utf8), path: "Hostile.yaml")
    let errors = compilation.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors)")
    let dot = try #require(compilation.outputs.first { $0.name.hasSuffix(".dot") }).text
    let layout = try Layout(of: dot)
    let shown = layout.texts.map { $0.text.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    func words(_ text: String) -> Set<Substring> { Set(text.split(separator: " ")) }
    #expect(words(text).subtracting(words(shown)) == [])

    let svg = try Command.run("dot", ["-Tsvg"], input: dot)
    #expect(svg.status == 0 && svg.errors.isEmpty, "\(svg.errors)")
    let document = try XMLChecker.wellFormed(svg.output)
    #expect(document)
  }
}

/// A label reads from left to right, whatever script its names are in.
struct TextDirectionTests {
  @Test(arguments: [
    ("افتح", "\u{200E}\u{A0}افتح / go\u{A0}"), ("[שלום]", "\u{200E}\u{A0}[שלום] / go\u{A0}"),
    ("open שלום", "\u{A0}open שלום / go\u{A0}"),
  ])
  func `a mark in front says so where the first word would say otherwise`(event: String, line: String) throws
  {
    var diagram = StateDiagram(name: "Door")
    var arrow = StateDiagram.Arrow(from: .state("a"), to: .state("b"))
    arrow.labels = [.init(custom: event + " / go", event: "")]
    diagram.arrows = [arrow]
    let dot = generateDOT(for: diagram, options: DOTOptions(sourceName: "Door.yaml"))
    #expect(dot.contains("label=\"\(line)\\l\""), "\(dot)")
  }
}

/// Whether a text is well-formed XML, by Python's reader of it.
enum XMLChecker {
  static func wellFormed(_ text: String) throws -> Bool {
    try Command.run(
      "python3", ["-c", "import sys, xml.dom.minidom as m; m.parseString(sys.stdin.buffer.read())"],
      input: text
    )
    .status == 0
  }
}
