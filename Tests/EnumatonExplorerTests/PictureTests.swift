import EnumatonEmit
import EnumatonExplorer
import Testing

/// What the picture on the page shows and answers.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "no Chromium"))
struct PictureTests {
  private static let spec = """
    machine: Door
    events: [push]
    states: { inside: { states: [shut, ajar] } }
    transitions: [{ from: shut, on: push, to: ajar }, { from: ajar, on: push, to: shut }]
    """

  /// As Graphviz writes it, without lines: a label on its arrow is a node between two edges.
  private static func picture(_ diagram: StateDiagram) throws -> DiagramPicture {
    let arrows = diagram.arrows.indices.map { number in
      """
      <g id="arrow-\(number)-label" class="node label"><text>push</text></g>
      <g id="arrow-\(number)-tail" class="edge"><path/></g><g id="arrow-\(number)-head" class="edge"><path/></g>
      """
    }
    let states = diagram.allNodes.compactMap(\.index).map {
      "<g id=\"state-\($0)\" class=\"node\"><text>a</text></g>"
    }
    return try #require(
      DiagramPicture(
        "<svg viewBox=\"0 0 9 9\">\((states + arrows).joined(separator: "\n"))</svg>", of: diagram))
  }

  @Test("Of the way just taken all pieces are marked, and each says what the arrow stands for")
  func pieces() throws {
    let diagram = drawDiagram(of: try SpecPage(Self.spec).checked)
    let page = try SpecPage(Self.spec, diagram: Self.picture(diagram))
    let seen: [String] = try Browser.evaluate(
      """
      const marked = () => [...document.querySelectorAll("svg .taken")].map((piece) => piece.id).join(" ");
      const seen = [marked()];
      document.querySelector(".event .fire").click();
      seen.push(marked());
      for (const piece of ["tail", "label", "head"]) {
        document.getElementById(`arrow-1-${piece}`).firstElementChild.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        seen.push(document.getElementById("inspector-title").textContent);
      }
      return seen;
      """, in: page.html, fragment: "")
    #expect(
      seen == [
        "", "arrow-1-label arrow-1-tail arrow-1-head", "Transition line 4", "Transition line 4",
        "Transition line 4",
      ])
  }

  @Test("A click beside all states and arrows opens nothing")
  func background() throws {
    let spec = Self.spec + "\ndiagram: { composites: hidden }"
    let diagram = drawDiagram(of: try SpecPage(spec).checked)
    #expect(diagram.allNodes.compactMap(\.index).count == 2)
    let isHidden: [Bool] = try Browser.evaluate(
      """
      const inspector = document.getElementById("inspector");
      return ["svg", "#state-1"].map((place) => {
        document.querySelector(place).dispatchEvent(new MouseEvent("click", { bubbles: true }));
        return inspector.hidden;
      });
      """, in: SpecPage(spec, diagram: Self.picture(diagram)).html)
    #expect(isHidden == [true, false])
  }
}
