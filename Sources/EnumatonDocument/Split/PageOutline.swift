import EnumatonEmit

/// Which composite each place of a diagram is in.
struct PageOutline {
  typealias Place = StateDiagram.Place
  typealias Node = StateDiagram.Node

  let diagram: StateDiagram
  /// In document order. Regions are parts of theirs.
  private(set) var composites: [Node] = []
  private(set) var nodes: [Place: Node] = [:]
  /// The composites around each place, the innermost one last.
  private var surroundings: [Place: [String]] = [:]

  init(_ diagram: StateDiagram) {
    self.diagram = diagram
    for node in diagram.nodes { add(node, inside: []) }
  }

  private mutating func add(_ node: Node, inside outer: [String]) {
    nodes[node.place] = node
    surroundings[node.place] = outer
    if node.kind == .composite { composites.append(node) }
    for child in node.children { add(child, inside: node.kind == .composite ? outer + [node.name] : outer) }
  }

  /// The composites around a place, the innermost one last; those of a composite do not have itself.
  func surroundings(of place: Place) -> [String] { surroundings[place] ?? [] }
}
