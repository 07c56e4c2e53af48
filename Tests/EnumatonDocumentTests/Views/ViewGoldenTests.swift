import EnumatonCheck
import EnumatonDocument
import EnumatonEmit
import EnumatonTestSupport
import Foundation
import Testing

/// The DOT of each view of TCP and of a statechart, as recorded. RECORD_GOLDENS=1 writes them anew.
struct ViewGoldenTests {
  private static let hasGraphviz = (try? Command.run("dot", ["-V"]))?.status == 0

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Goldens/Views").path(percentEncoded: false)

  struct Drawing: CustomTestStringConvertible, Sendable {
    var name: String
    var diagram: StateDiagram
    var testDescription: String { name }

    var dot: String { generateDOT(for: diagram, options: DOTOptions(sourceName: "\(diagram.name).yaml")) }
  }

  static func drawings() throws -> [Drawing] {
    try drawings("TCPConnection", try Specs.tcp(), tag: "client", state: "SYN_RECEIVED", tcpChanges, tcpLog)
      + drawings("Jukebox", Specs.jukebox, tag: "usual", state: "playing", jukeboxChanges, jukeboxLog)
  }

  private static func drawings(
    _ name: String, _ spec: String, tag: String, state: String, _ changes: [(String, String)], _ log: [String]
  ) throws -> [Drawing] {
    let checked = try Specs.checked(spec)
    let old = changes.reduce(spec) { $0.replacing($1.0, with: $1.1) }
    func view(_ views: [DiagramView], of diagram: StateDiagram, context: Bool = false) throws -> StateDiagram
    {
      try DiagramViews(views).applied(to: diagram, hidden: checked.statesInComposites, context: context)
    }
    var coverage = CoverageLog(Coverage(checked))
    for (number, line) in log.enumerated() { coverage.read(Array(line.utf8), number: number) }
    try #require(coverage.problems.isEmpty)
    let whole = drawDiagram(of: checked)
    let page = try #require(
      try DiagramPages(drawDiagram(of: checked.drawingComposites()), linkEnding: "svg").pages.last)
    return [
      Drawing(name: "\(name)-states", diagram: try view([.states], of: whole)),
      Drawing(name: "\(name)-path", diagram: try view([.path(tag: tag)], of: whole)),
      Drawing(name: "\(name)-context", diagram: try view([.path(tag: tag)], of: whole, context: true)),
      Drawing(name: "\(name)-around", diagram: try view([.around(state: state)], of: whole)),
      Drawing(name: "\(name)-timers", diagram: drawTimers(of: checked)),
      Drawing(name: "\(name)-coverage", diagram: drawCoverage(coverage.coverage, of: checked)),
      Drawing(
        name: "\(name)-diff",
        diagram: drawDifference(from: try Specs.checked(old), named: "old.yaml", to: checked).diagram),
      Drawing(name: "\(name)-split", diagram: page.diagram),
    ]
  }

  private static let tcpChanges = [
    ("timers: [retransmission, synAckRetries]", "timers: [retransmission]"),
    ("label: gives up", "label: surrenders"),
    ("on: finWait2, when: orphaned", "on: finWait2, when: not orphaned"),
    (
      "from: FIN_WAIT_2, on: segment, when: FIN, to: TIME_WAIT",
      "from: FIN_WAIT_2, on: segment, when: FIN, to: CLOSED"
    ),
    ("unhandled: error\n", ""),
  ]
  private static let tcpLog =
    ["CLOSED/activeOpen#1", "SYN_SENT/segment#6", "ESTABLISHED/close#3", "ESTABLISHED/abort#1"]
    + .init(repeating: "LISTEN/segment#3", count: 12)

  private static let jukeboxChanges = [
    ("states: [loud, soft]", "states: [loud, quiet]"), ("to: soft", "to: quiet"),
    ("from: soft", "from: quiet"),
    ("bright: { timers: [dim] }", "bright: { timers: [dim], exit: glow }"),
    ("to: choosing }", "to: choosing, do: glow }"),
  ]
  private static let jukeboxLog = [
    "off/power#1", "idle/coin#1", "idle/coin#1", "choosing/choose#1", "bright/dim#1+loud/song#1",
  ]

  @Test(arguments: try drawings())
  func aViewIsDrawnAsRecorded(_ drawing: Drawing) throws {
    try expectGolden(drawing.dot, at: "\(Self.folder)/\(drawing.name).dot")
  }

  @Test(.enabled(if: hasGraphviz), arguments: try drawings())
  func graphvizReadsAViewWithoutAWarning(_ drawing: Drawing) throws {
    let result = try Command.run("dot", ["-Tsvg"], input: drawing.dot)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  /// Every view of every spec of the project; each difference is from and to another machine.
  @Test(.enabled(if: hasGraphviz), arguments: SpecFiles.machines)
  func graphvizReadsAllViewsOfASpec(_ file: String) throws {
    let checked = try Specs.checked(SpecFiles.text(of: file))
    let whole = drawDiagram(of: checked)
    let other = try Specs.checked(Specs.jukebox)
    var diagrams = [
      whole, drawTimers(of: checked), drawCoverage(Coverage(checked), of: checked),
      drawDifference(from: other, named: "other", to: checked).diagram,
      drawDifference(from: checked, named: "other", to: other).diagram,
    ]
    diagrams += try diagrams.map { try DiagramViews([.states]).applied(to: $0, hidden: [:], context: false) }
    for node in whole.allNodes where node.index != nil {
      for context in [false, true] {
        diagrams.append(
          try DiagramViews([.around(state: node.name)]).applied(to: whole, hidden: [:], context: context))
      }
    }
    let drawn = drawDiagram(of: checked.drawingComposites())
    diagrams += (try? DiagramPages(drawn, linkEnding: "svg").pages.map(\.diagram)) ?? []
    for diagram in diagrams {
      let places = Set(diagram.allNodes.map(\.place))
      for arrow in diagram.arrows {
        #expect(places.contains(arrow.tail) && places.contains(arrow.head), "\(arrow.tail) to \(arrow.head)")
      }
    }
    let text = diagrams.map { generateDOT(for: $0, options: DOTOptions(sourceName: file)) }.joined(
      separator: "\n")
    let result = try Command.run("dot", ["-Tcanon"], input: text)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }
}
