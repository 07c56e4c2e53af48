import EnumatonSpec

// The states as nodes in one another.
extension DiagramPlaces {
  /// The nodes of all states, with `boxes` where they belong: in a composite, or beside all states.
  func nodes(with boxes: [State?: [StateDiagram.Node]]) -> [StateDiagram.Node] {
    var start = StateDiagram.Node(.start(ofRegion: nil), .start, name: "start")
    start.summary = "where the machine starts"
    let outer = machine.states.identifiers.filter { machine.states[$0].parent == nil }
    return [start] + outer.flatMap { nodes(of: $0, boxes) } + (boxes[nil] ?? [])
  }

  private func nodes(
    of state: State, _ boxes: [State?: [StateDiagram.Node]]
  ) -> [StateDiagram.Node] {
    let declared = machine.states[state]
    let name = declared.name.text
    guard isComposite(state) else {
      return [describe(state, .init(.state(name), .state(isFinal: declared.isFinal), name: name))]
    }
    let children = declared.children.flatMap { nodes(of: $0, boxes) }
    guard isDrawn(state) else { return children }
    var node = StateDiagram.Node(
      .composite(name), declared.isRegion ? .region : .composite, name: name)
    if declared.isRegion {
      var start = StateDiagram.Node(.start(ofRegion: name), .start, name: "start of \(name)")
      start.summary = "where \(name) starts"
      node.children.append(start)
    }
    node.children += children
    for isDeep in [false, true] where histories.contains(Machine.History(of: state, isDeep: isDeep)) {
      var history = StateDiagram.Node(
        .history(of: name, isDeep: isDeep), .history(isDeep: isDeep), name: isDeep ? "H*" : "H")
      history.summary = "where \(name) was left"
      node.children.append(history)
    }
    node.children += boxes[state] ?? []
    return [describe(state, node)]
  }

  private func describe(_ state: State, _ node: StateDiagram.Node) -> StateDiagram.Node {
    let declared = machine.states[state]
    var node = node
    node.details = declared.data.map { "\($0.name.text): \($0.type)" }
    node.summary = declared.summary
    node.index = state.index
    node.line = declared.name.range.start.line
    node.tags = declared.tags
    return node
  }
}
