import EnumatonCheck
import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// How Graphviz lays out what is written for it.
@Suite(.enabled(if: GoldenSpec.hasGraphviz))
struct LayoutTests {
  @Test(arguments: DrawnSpec.all, DOTTheme.allCases)
  func `no text lies on another or is cut off`(spec: DrawnSpec, theme: DOTTheme) throws {
    let layout = try Layout(of: try spec.dot(theme))
    #expect(!layout.texts.isEmpty)
    #expect(layout.overlaps == [])
    #expect(layout.clipped == [])
    #expect(layout.onBorders == [])
  }

  /// A browser drops spaces at the start of a text, which then is not where Graphviz has put it.
  @Test(arguments: DrawnSpec.all) func `no text of the SVG starts or ends with a space`(spec: DrawnSpec)
    throws
  {
    let svg = try Command.run("dot", ["-Tsvg"], input: try spec.dot(.light)).output
    let texts = svg.matches(of: /<text [^>]*>([^<]*)<\/text>/).map(\.1)
    #expect(!texts.isEmpty)
    #expect(texts.filter { $0.hasPrefix(" ") || $0.hasSuffix(" ") } == [])
    // Nor is a tooltip written as in DOT.
    #expect(!svg.contains("\\l\""))
  }

  @Test func `the TCP diagram is readable on a page of A4`() throws {
    let spec = try #require(DrawnSpec.all.first { $0.testDescription == "TCPConnection.yaml" })
    let layout = try Layout(of: try spec.dot(.light))
    // 210 × 297 mm with margins of 10 mm, in points.
    #expect(layout.page.right <= 190 / 25.4 * 72)
    #expect(layout.page.top <= 277 / 25.4 * 72)
    #expect(layout.crossings.count <= 4, "\(layout.crossings)")
    #expect(layout.throughTexts == [])
    #expect(layout.lines.count == 27)
  }

  @Test func `findings are found`() throws {
    let small = try Layout(
      of:
        "digraph { a [label=\"some long text\" width=0.3 fixedsize=true]; b [width=0.3 fixedsize=true]; {rank=same a b} nodesep=0.05 }",
      ignoringWarnings: true)
    #expect(!small.clipped.isEmpty)
    #expect(small.overlaps.count == 1)
    let crossing = try Layout(
      of:
        "digraph { {rank=same a b} {rank=same; x -> y [style=invis]} a -> b [style=invis]; a -> y; b -> x; }")
    #expect(crossing.crossings.count == 1)
    let through = try Layout(
      of: """
        digraph { splines=line; {rank=same; a -> b [style=invis]} {rank=same; c -> d [style=invis]}
          a -> d [label="a label in the middle of both"]; b -> c; }
        """)
    #expect(through.throughTexts.count == 2)
    let outside = try Layout(
      of: "digraph { subgraph cluster_a { b [label=\"some long text\" width=0.3 fixedsize=true] } }",
      ignoringWarnings: true)
    #expect(outside.onBorders.count == 1)
  }
}

/// A spec whose diagram is looked at: all of `Spec/` and the goldens.
struct DrawnSpec: CustomTestStringConvertible, Sendable {
  let path: String

  static let all = (SpecFiles.machines + SpecFiles.goldens).map(Self.init)

  var testDescription: String { URL(fileURLWithPath: path).lastPathComponent }

  func machine() throws -> CheckedMachine {
    let machine = readSpec(Array(try SpecFiles.text(of: path).utf8)).machine
    return try #require(machine.flatMap { check($0).machine })
  }

  func dot(_ theme: DOTTheme) throws -> String {
    generateDOT(
      for: drawDiagram(of: try machine()),
      options: DOTOptions(theme: theme, sourceName: testDescription, source: "../" + testDescription))
  }
}
