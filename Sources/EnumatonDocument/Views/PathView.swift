import EnumatonEmit

extension StateDiagram {
  /// The transitions with one of these tags and the states that they touch, and the states with such a tag.
  ///
  /// - Throws: If nothing that is drawn has one of the tags.
  func path(of tags: [String], context: Bool) throws(ViewFailure) -> StateDiagram {
    let known = allNodes.flatMap(\.tags) + arrows.flatMap(\.transitions).flatMap(\.tags)
    for tag in tags where !known.contains(tag) {
      var names: [String] = []
      for name in known where !names.contains(name) { names.append(name) }
      throw .unknown("tag of what is drawn", tag, among: names)
    }
    func hasTag(_ all: [String]) -> Bool { all.contains(where: tags.contains) }
    var diagram = self
    diagram.nodes = nodes.compactMap { $0.picking { hasTag($0.tags) } }
    let picked = arrows.compactMap { arrow -> Arrow? in
      var arrow = arrow
      arrow.labels = arrow.labels.compactMap { label in label.picking { hasTag($0.tags) } }
      return arrow.labels.isEmpty ? nil : arrow
    }
    let tagged = Set(allNodes.filter { hasTag($0.tags) }.flatMap { $0.all.map(\.place) })
    return diagram.selecting(picked, places: tagged, context: context)
  }
}

extension StateDiagram.Label {
  /// The label of some of its transitions; `nil` if none is left.
  func picking(_ isPicked: (StateDiagram.Transition) -> Bool) -> Self? {
    var label = self
    label.transitions = transitions.filter(isPicked)
    return label.transitions.isEmpty ? nil : label
  }
}

extension StateDiagram.Node {
  /// The node without the rows of boxes that have none of the picked transitions.
  fileprivate func picking(_ isPicked: (StateDiagram.Transition) -> Bool) -> Self? {
    let node = keepingRows { row in
      var row = row
      guard let label = row.label.picking(isPicked) else { return nil }
      row.label = label
      return row
    }
    guard var node else { return nil }
    node.children = children.compactMap { $0.picking(isPicked) }
    return node
  }
}
