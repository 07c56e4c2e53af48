/// Which clusters are around the places of a diagram.
struct DOTClusters {
  typealias Place = StateDiagram.Place

  private(set) var isEmpty = true
  /// From the outermost to the innermost.
  private var lineages: [Place: [Place]] = [:]

  init(_ diagram: StateDiagram) {
    for node in diagram.nodes { add(node, within: []) }
  }

  private mutating func add(_ node: StateDiagram.Node, within lineage: [Place]) {
    lineages[node.place] = lineage
    if node.isCluster { isEmpty = false }
    for child in node.children { add(child, within: lineage + [node.place]) }
  }

  /// The innermost one around both ends; a border is not inside itself.
  func around(_ ends: StateDiagram.Ends) -> Place? {
    zip(lineages[ends.tail] ?? [], lineages[ends.head] ?? []).prefix { $0 == $1 }.map(\.0).last
  }
}
