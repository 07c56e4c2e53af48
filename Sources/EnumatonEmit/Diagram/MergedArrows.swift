package import EnumatonSpec

extension [StateDiagram.Label] {
  /// Adds a label, or its transitions to the one that says the same.
  package mutating func add(_ label: StateDiagram.Label) {
    guard let index = firstIndex(where: { $0.text == label.text && $0.mark == label.mark }) else {
      return append(label)
    }
    for transition in label.transitions where !self[index].transitions.contains(transition) {
      self[index].transitions.append(transition)
    }
  }
}

extension [StateDiagram.Arrow] {
  /// Arrows with the same ends as one, which has the most prominent style among them.
  package func mergingSameEnds() -> Self {
    var merged: Self = []
    var known: [StateDiagram.Ends: Int] = [:]
    for arrow in self {
      guard let index = known[arrow.ends] else {
        known[arrow.ends] = merged.count
        merged.append(arrow)
        continue
      }
      merged[index].style = Swift.max(merged[index].style, arrow.style)
      for label in arrow.labels { merged[index].labels.add(label) }
    }
    return merged
  }

  /// The arrows by their ends; the first of those with the same.
  package var byEnds: [StateDiagram.Ends: StateDiagram.Arrow] {
    Dictionary(map { ($0.ends, $0) }) { first, _ in first }
  }
}

extension Machine.Diagram.Style: Comparable {
  /// The more prominent one is greater: it is what an arrow has that stands for transitions of both.
  package static func < (left: Self, right: Self) -> Bool { left.prominence < right.prominence }

  private var prominence: Int {
    switch self {
    case .dotted: 0
    case .solid: 1
    case .dashed: 2
    case .bold: 3
    }
  }
}
