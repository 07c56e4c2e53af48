import EnumatonEmit

extension StateDiagram {
  /// The states and where they lead, and no more words than their names.
  func namesOnly() -> StateDiagram {
    var diagram = self
    diagram.nodes = nodes.map { $0.mapped { $0.withoutWords() } }
    for index in diagram.arrows.indices { diagram.arrows[index].labels = [] }
    return diagram
  }
}

extension StateDiagram.Node {
  fileprivate func withoutWords() -> Self {
    var node = self
    node.details = []
    if case .general = kind { node.kind = .general(.uniform) }
    return node
  }

  /// The node and all inside it, each as `change` makes it; what is inside comes first.
  func mapped(_ change: (Self) -> Self) -> Self {
    var node = self
    node.children = children.map { $0.mapped(change) }
    return change(node)
  }
}
