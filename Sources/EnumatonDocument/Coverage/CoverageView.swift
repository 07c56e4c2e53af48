package import EnumatonCheck
package import EnumatonEmit
import EnumatonSpec

/// Draws a machine with how often each transition was seen.
package func drawCoverage(_ coverage: Coverage, of checked: CheckedMachine) -> StateDiagram {
  let diagram = drawDiagram(of: checked)
  return CoverageView(coverage, diagram).painted()
}

private struct CoverageView {
  private let coverage: Coverage
  private let diagram: StateDiagram
  private let nodes: [StateDiagram.Place: StateDiagram.Node]

  init(_ coverage: Coverage, _ diagram: StateDiagram) {
    self.coverage = coverage
    self.diagram = diagram
    nodes = diagram.nodesByPlace
  }

  func painted() -> StateDiagram {
    let counts = diagram.arrows.map(counts)
    let most = counts.map { $0.reduce(0, +) }.max() ?? 0
    var diagram = diagram
    var entered: Set<StateDiagram.Place> = []
    for (index, counts) in counts.enumerated() {
      let total = counts.reduce(0, +)
      if total > 0 || diagram.arrows[index].isStart { entered.insert(diagram.arrows[index].head) }
      guard !diagram.arrows[index].isStart else { continue }
      // A path that is usual by its tag is not dashed: that is what was never seen.
      diagram.arrows[index].style = .solid
      diagram.arrows[index].mark = total == 0 ? .neverSeen : .seen(total, most: most)
      for (label, count) in counts.enumerated() { diagram.arrows[index].labels[label].mark(count, most) }
    }
    let active = coverage.activeStates
    diagram.nodes = diagram.nodes.map { node in
      node.mapped { node in
        var node = node
        switch node.kind {
        case .state:
          if !entered.contains(node.place), !active.contains(node.name) { node.mark = .neverSeen }
        case .general(.rows(let rows)):
          node.kind = .general(
            .rows(
              rows.map { row in
                var row = row
                row.label.mark(coverage.count(of: row.label.transitions, in: Set(row.covered)), most)
                return row
              }))
        default: break
        }
        return node
      }
    }
    let summary = CoverageSummary(coverage)
    diagram.caption = [
      summary.text(of: .changes), "Never seen: 0× and dashed; the wider, the more often seen.",
    ]
    return diagram
  }

  /// How often each label of an arrow was seen.
  private func counts(on arrow: StateDiagram.Arrow) -> [Int] {
    guard let node = nodes[arrow.tail] else { return arrow.labels.map { _ in 0 } }
    let states = Set(node.isBox ? node.covered : node.all.map(\.name))
    let rows = Dictionary(node.rows?.map { ($0.label.text, $0.covered) } ?? []) { first, _ in first }
    return arrow.labels.map { label in
      coverage.count(of: label.transitions, in: rows[label.text].map(Set.init) ?? states)
    }
  }
}

extension StateDiagram.Label {
  fileprivate mutating func mark(_ count: Int, _ most: Int) {
    mark = count == 0 ? .neverSeen : .seen(count, most: most)
  }
}
