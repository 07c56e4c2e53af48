import EnumatonEmit
import EnumatonSpec
import Testing

struct MergedArrowsTests {
  private func transition(_ index: Int) -> StateDiagram.Transition {
    .init(index: index, line: index + 1, summary: nil, tags: [], isTimed: false)
  }

  private func arrow(_ style: StateDiagram.Style, _ labels: [StateDiagram.Label], to head: String = "b")
    -> StateDiagram.Arrow
  {
    var arrow = StateDiagram.Arrow(from: .state("a"), to: .state(head))
    (arrow.style, arrow.labels) = (style, labels)
    return arrow
  }

  @Test func arrowsOfTheSameEndsAreOneThatSaysEachTextOnce() {
    let (go, stop) = ("go", "stop")
    let merged = [
      arrow(.dotted, [.init(event: go, transitions: [transition(0)])]),
      arrow(.solid, [.init(event: go, transitions: [transition(1)])], to: "c"),
      arrow(.bold, [.init(event: stop, transitions: [transition(2)])]),
      arrow(
        .solid,
        [.init(custom: go, event: "other", transitions: [transition(3), transition(0), transition(3)])]),
    ].mergingSameEnds()
    #expect(merged.map(\.head) == [.state("b"), .state("c")])
    #expect(merged[0].style == .bold)
    #expect(merged[0].labels.map(\.text) == [go, stop])
    #expect(merged[0].labels.map { $0.transitions.map(\.index) } == [[0, 3], [2]])
    #expect(merged[1].labels.map { $0.transitions.map(\.index) } == [[1]])
  }

  @Test func theSameTextWithAnotherMarkIsAnotherLabel() {
    var removed = StateDiagram.Label(event: "go")
    removed.mark = .removed
    let merged = [arrow(.solid, [.init(event: "go")]), arrow(.solid, [removed, removed])].mergingSameEnds()
    #expect(merged.map { $0.labels.map(\.mark) } == [[nil, .removed]])
  }
}
