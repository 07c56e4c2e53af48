import EnumatonDocument
import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

struct PlantUMLTests {
  private static let isThere = (try? Command.run("plantuml", ["-version"]))?.status == 0

  @Test(.enabled(if: isThere))
  func `PlantUML draws every machine and shows all its texts`() throws {
    try expectAllTexts(try NotationSpec.all.map { ($0.path, try $0.diagram()) })
  }

  @Test(.enabled(if: isThere))
  func `PlantUML shows any text as it is`() throws {
    try expectAllTexts(HostileText.all.map { ($0, HostileText.diagram($0)) })
  }

  private func expectAllTexts(_ diagrams: [(name: String, diagram: StateDiagram)]) throws {
    let folder = try TemporaryFolder()
    for (number, (_, diagram)) in diagrams.enumerated() {
      let text = generatePlantUML(for: diagram, sourceName: "Spec.yaml")
      try Data(text.utf8).write(to: folder.url.appending(path: "\(number).puml"))
    }
    let run = try Command.run(
      "plantuml", ["-tsvg", "-charset", "UTF-8", "-nometadata", folder.url.path + "/*.puml"])
    #expect(run.status == 0, "\(run.errors)")
    for (number, (name, diagram)) in diagrams.enumerated() {
      let picture = ShownText.bare(texts(in: try svg(number, in: folder)))
      for text in ShownText(diagram).all { #expect(picture.contains(text), "\(name)") }
    }
  }

  private func svg(_ number: Int, in folder: TemporaryFolder) throws -> String {
    try String(contentsOf: folder.url.appending(path: "\(number).svg"), encoding: .utf8)
  }

  /// All that an SVG shows, in its order.
  private func texts(in svg: String) -> String {
    var text = ""
    for match in svg.matches(of: /<text [^>]*>([^<]*)<\/text>/) { text += match.1 }
    for match in text.matches(of: /&#([0-9]+);/).reversed() {
      guard let scalar = UInt32(match.1).flatMap(Unicode.Scalar.init) else { continue }
      text.replaceSubrange(match.range, with: String(scalar))
    }
    for (entity, character) in [("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("amp", "&")] {
      text = text.replacing("&\(entity);", with: character)
    }
    return text
  }

  @Test func `regions are parts if no arrow leads out of one, and composites if one does`() throws {
    func text(from state: String) throws -> String {
      let machine = try Specs.checked(Specs.parts(leaving: state))
      return generatePlantUML(for: drawDiagram(of: machine), sourceName: "Parts.yaml")
    }
    let parts = try text(from: "both")
    #expect(parts.contains("\n    --\n"))
    #expect(!parts.contains("##[dashed]"))
    let composites = try text(from: "b")
    #expect(!composites.contains("\n    --\n"))
    #expect(composites.contains("state \"left\" as s1 ##[dashed]656d76 {\n"))
  }

  @Test func `styles, timers and marks are lines and colours of arrows`() {
    let nodes = ["a", "b"].map { StateDiagram.Node(.state($0), .state(isFinal: false), name: $0) }
    func line(style: StateDiagram.Style = .solid, mark: StateDiagram.Mark? = nil, isTimed: Bool = false)
      -> String?
    {
      var arrow = StateDiagram.Arrow(from: .state("a"), to: .state("b"))
      arrow.style = style
      arrow.mark = mark
      arrow.labels = [
        .init(
          event: "go", transitions: [.init(index: 0, line: 1, summary: nil, tags: [], isTimed: isTimed)])
      ]
      let text = generatePlantUML(for: .init(name: "M", nodes: nodes, arrows: [arrow]), sourceName: "M.yaml")
      return text.split(separator: "\n").last { $0.hasPrefix("a ") }.map(String.init)
    }
    #expect(line() == "a --> b : go")
    #expect(line(style: .bold) == "a -[bold]-> b : go")
    #expect(line(style: .dashed, isTimed: true) == "a -[#0550ae,dashed]-> b : go")
    #expect(line(mark: .added) == "a -[#1a7f37]-> b : go")
    #expect(line(mark: .removed) == "a -[#cf222e,dashed]-> b : go")
  }
}
