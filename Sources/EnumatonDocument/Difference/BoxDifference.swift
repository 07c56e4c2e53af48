import EnumatonEmit

/// A box that stands for several states, with what its arrow says.
struct Box {
  var node: StateDiagram.Node
  var labels: [StateDiagram.Label]

  /// What it says, as rows.
  fileprivate var rows: [StateDiagram.Row] {
    node.rows
      ?? labels.map { .init(label: $0, states: node.name, covered: node.covered) }
  }

  private var isUniform: Bool { node.kind == .general(.uniform) }

  /// All of it added or removed.
  func marked(_ mark: StateDiagram.Mark) -> Box {
    var box = self
    box.node.mark = mark
    box.labels = labels.map { $0.marked(mark) }
    if let rows = node.rows {
      box.node.kind = .general(.rows(rows.map { $0.marked(mark) }))
    }
    return box
  }

  /// The box with what is different from an older one.
  func compared(with old: Box, _ difference: LabelDifference) -> Box {
    var box = self
    if isUniform, old.isUniform, node.name == old.node.name {
      box.labels = difference.merged(old.labels, labels)
      if box.labels.contains(where: { $0.mark != nil }) { box.node.mark = .changed }
      return box
    }
    var gone = Unmatched(old.rows, by: \.label.text)
    var rows: [StateDiagram.Row] = []
    for var row in self.rows {
      if let before = gone.take(row.label.text) {
        row.label = difference.compared(before.label, row.label)
        if row.states != before.states {
          if row.label.mark == nil { row.label = row.label.marked(.changed) }
          row.states += " (before: \(before.states))"
        }
        rows.append(row)
      } else {
        rows.append(row.marked(.added))
      }
    }
    rows += gone.rest.map { $0.marked(.removed) }
    box.labels = rows.map(\.label)
    guard rows.contains(where: { $0.label.mark != nil }) else { return self }
    box.node.kind = .general(.rows(rows))
    box.node.mark = .changed
    return box
  }
}

extension StateDiagram.Row {
  fileprivate func marked(_ mark: StateDiagram.Mark) -> Self {
    var row = self
    row.label = label.marked(mark)
    return row
  }
}
