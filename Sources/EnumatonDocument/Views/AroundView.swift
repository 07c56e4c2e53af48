import EnumatonEmit

extension StateDiagram {
  /// Some states, with all inside them and all that leads into and out of them.
  ///
  /// - Parameter hidden: The states inside each composite that is perhaps not drawn.
  /// - Throws: If there is no such state.
  func around(
    _ names: [String], hidden: [String: [String]], context: Bool
  ) throws(ViewFailure) -> StateDiagram {
    var focus = Focus()
    for name in names {
      guard focus.add(name, of: self, hidden) else {
        let states = allNodes.filter { $0.isState || $0.isCluster }.map(\.name)
        throw .unknown("state", name, among: states + hidden.keys.filter { !states.contains($0) }.sorted())
      }
    }
    var diagram = self
    let nodesByPlace = nodesByPlace
    var entering: Set<Place> = []
    var picked: [Arrow] = []
    for arrow in arrows where !arrow.isStart {
      if focus.isEntered(at: arrow.head) {
        entering.insert(arrow.tail)
        picked.append(arrow)
      } else if let box = nodesByPlace[arrow.tail], box.isBox {
        let labels = box.labels(of: arrow, about: focus.names)
        if labels.isEmpty { continue }
        var arrow = arrow
        arrow.labels = labels
        // What a box says of a single state is said at the state itself.
        if let only = focus.only { arrow.tail = only }
        picked.append(arrow)
      } else if focus.isLeft(from: arrow.tail) {
        picked.append(arrow)
      }
    }
    picked = picked.mergingSameEnds()
    diagram.nodes = nodes.map { node in
      node.mapped { entering.contains($0.place) ? $0 : $0.keepingRows(about: focus.names) }
    }
    let neighbours = diagram.selecting(
      picked, places: focus.places, startsAt: focus.places, context: context)
    return neighbours.emphasizing(focus)
  }

  /// What is around is drawn in fewer words and colours.
  private func emphasizing(_ focus: Focus) -> StateDiagram {
    var diagram = self
    diagram.nodes = nodes.map { node in
      node.mapped { node in
        guard node.isState, !focus.places.contains(node.place) else { return node }
        var node = node
        node.details = []
        node.mark = node.mark ?? .faded
        return node
      }
    }
    return diagram
  }
}

/// The states that are looked at.
private struct Focus {
  typealias Place = StateDiagram.Place

  /// They and all inside them.
  var places: Set<Place> = []
  /// The names of these states.
  var names: Set<String> = []
  /// The composites around them.
  var surroundings: Set<String> = []

  /// Whether there is such a state.
  mutating func add(_ name: String, of diagram: StateDiagram, _ hidden: [String: [String]]) -> Bool {
    if add(name, in: diagram.nodes, inside: []) { return true }
    // A composite that is not drawn is the states inside it.
    let inner = hidden[name] ?? []
    return inner.filter { add($0, in: diagram.nodes, inside: []) }.count > 0
  }

  private mutating func add(_ name: String, in nodes: [StateDiagram.Node], inside: [String]) -> Bool {
    for node in nodes {
      if node.name == name, node.isState || node.isCluster {
        places.formUnion(node.all.map(\.place))
        names.formUnion(node.all.filter { $0.isState || $0.isCluster }.map(\.name))
        surroundings.formUnion(inside)
        return true
      }
      if add(name, in: node.children, inside: inside + [node.name]) { return true }
    }
    return false
  }

  /// The state, if it is a single one with nothing inside.
  var only: Place? { places.count == 1 ? places.first : nil }

  /// Whether what leads there leads into what is looked at.
  func isEntered(at head: Place) -> Bool {
    switch head {
    case .history(let name, _): places.contains(head) || surroundings.contains(name)
    case .composite(let name): places.contains(head) || surroundings.contains(name)
    default: places.contains(head)
    }
  }

  /// Whether what starts there leads out of what is looked at.
  func isLeft(from tail: Place) -> Bool {
    if case .composite(let name) = tail, surroundings.contains(name) { return true }
    return places.contains(tail)
  }
}

extension StateDiagram.Node {
  /// What the arrow from a box says that is about some of these states.
  fileprivate func labels(of arrow: StateDiagram.Arrow, about states: Set<String>) -> [StateDiagram.Label] {
    switch kind {
    case .general(.uniform): covered.contains(where: states.contains) ? arrow.labels : []
    case .general(.rows(let rows)):
      rows.filter { $0.covered.contains(where: states.contains) }.map(\.label)
    default: []
    }
  }

  /// A box with the rows that are about some of these states.
  fileprivate func keepingRows(about states: Set<String>) -> Self {
    keepingRows { row in row.covered.contains(where: states.contains) ? row : nil } ?? self
  }
}
