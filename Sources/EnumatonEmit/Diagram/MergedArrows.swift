package import EnumatonSpec

extension [StateDiagram.Arrow] {
  /// Arrows with the same ends as one, which has the most prominent style among them.
  package func mergingSameEnds() -> Self {
    var merged: Self = []
    var labels: [StateDiagram.MergedLabels] = []
    var known: [StateDiagram.Ends: Int] = [:]
    for arrow in self {
      let index = known[arrow.ends] ?? merged.count
      if index == merged.count {
        known[arrow.ends] = index
        merged.append(arrow)
        labels.append(.init())
      } else {
        merged[index].style = Swift.max(merged[index].style, arrow.style)
      }
      for label in arrow.labels { labels[index].add(label) }
    }
    for index in merged.indices { merged[index].labels = labels[index].labels }
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
