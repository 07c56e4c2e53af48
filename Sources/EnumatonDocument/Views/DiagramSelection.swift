import EnumatonEmit

// What a view picks out of a diagram.
extension StateDiagram {
  typealias Places = Set<Place>

  /// These arrows with the nodes that they touch, `places`, and what is around those.
  ///
  /// A composite of which only the border is touched is a state without others inside.
  ///
  /// - Parameters:
  ///   - started: Where a start that leads there is shown too; what is touched, if it is `nil`.
  ///   - context: Whether the rest is faded instead of left out.
  func selecting(
    _ picked: [Arrow], places: Places, startsAt started: Places? = nil, context: Bool
  ) -> StateDiagram {
    var places = places
    for arrow in picked { places.formUnion([arrow.tail, arrow.head]) }
    let starts = arrows.filter { $0.isStart && (started ?? places).contains($0.head) }
    for arrow in starts { places.insert(arrow.tail) }
    let known = (all: arrows.byEnds, starts: starts.byEnds, picked: picked.byEnds)
    let kept = arrows.compactMap { known.starts[$0.ends] ?? known.picked[$0.ends] }
    var diagram = self
    diagram.arrows = kept + picked.filter { known.all[$0.ends] == nil }
    if context {
      diagram.fade(allBut: places, arrows)
    } else {
      var collapsed: Set<String> = []
      diagram.nodes = nodes.compactMap { $0.pruned(to: places, &collapsed) }
      for index in diagram.arrows.indices { diagram.arrows[index].collapse(collapsed) }
    }
    return diagram
  }

  private mutating func fade(allBut places: Places, _ all: [Arrow]) {
    func isLeftOut(_ node: Node) -> Bool { node.isBox && !places.contains(node.place) }
    nodes = nodes.filter { !isLeftOut($0) }.map { node in
      node.mapped { node in
        var node = node
        node.children.removeAll(where: isLeftOut)
        if !places.contains(node.place), !node.children.contains(where: { $0.mark != .faded }) {
          node.mark = .faded
          node.details = []
        }
        return node
      }
    }
    let shown = Set(allNodes.map(\.place))
    let known = (all: all.byEnds, kept: arrows.byEnds)
    let others = arrows.filter { known.all[$0.ends] == nil }
    arrows =
      all.compactMap { arrow in
        if let kept = known.kept[arrow.ends] { return kept }
        guard shown.contains(arrow.tail), shown.contains(arrow.head) else { return nil }
        var arrow = arrow
        arrow.labels = []
        arrow.mark = .faded
        return arrow
      } + others
  }
}

extension StateDiagram.Node {
  fileprivate func pruned(to places: StateDiagram.Places, _ collapsed: inout Set<String>) -> Self? {
    guard isCluster else { return places.contains(place) ? self : nil }
    var node = self
    node.children = []
    for child in children {
      if let child = child.pruned(to: places, &collapsed) { node.children.append(child) }
    }
    if !node.children.isEmpty { return node }
    guard places.contains(place) else { return nil }
    collapsed.insert(name)
    return node.collapsed()
  }

  /// The composite as if nothing were inside.
  func collapsed() -> Self {
    var node = self
    node.place = .state(name)
    node.kind = .state(isFinal: false)
    node.children = []
    return node
  }
}

extension StateDiagram.Arrow {
  /// Makes it start and end at the states that composites with these names have become.
  mutating func collapse(_ names: Set<String>) {
    if case .composite(let name) = tail, names.contains(name) { tail = .state(name) }
    if case .composite(let name) = head, names.contains(name) { head = .state(name) }
  }
}

extension StateDiagram.Node {
  /// A box with some of its rows; `nil` if none is left.
  func keepingRows(_ change: (StateDiagram.Row) -> StateDiagram.Row?) -> Self? {
    guard let rows else { return self }
    var node = self
    let left = rows.compactMap(change)
    if left.isEmpty { return nil }
    node.kind = .general(.rows(left))
    return node
  }
}
