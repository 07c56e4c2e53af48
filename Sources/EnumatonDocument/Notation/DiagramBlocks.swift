import EnumatonEmit

/// A diagram as notations with blocks write it. An arrow between nodes of one block stands in that block, all others
/// stand outside of every block: a node that another block mentions would move there.
struct DiagramBlocks {
  typealias Place = StateDiagram.Place

  /// By what is around them; outside of every block without it.
  private(set) var arrows: [Place?: [StateDiagram.Arrow]] = [:]
  /// From its start to what a block starts in, directly inside it.
  private(set) var starts: [Place?: [StateDiagram.Arrow]] = [:]

  let nodes: [Place: StateDiagram.Node]
  private let names: PlaceNames
  /// Composites with regions that no arrow leads into or out of.
  private var sealed: Set<Place> = []
  private var outer: [Place: Place] = [:]

  /// `isReserved` tells of a plain word in lower case whether the notation has another use for it.
  init(_ diagram: StateDiagram, isReserved: (String) -> Bool) {
    nodes = diagram.nodesByPlace
    names = PlaceNames(diagram, isReserved: isReserved)
    var isSplit: Set<Place> = []
    for node in diagram.allNodes where node.isCluster {
      for child in node.children { outer[child.place] = node.place }
      if node.isSplit { isSplit.insert(node.place) }
    }
    for arrow in diagram.arrows {
      if case .start(let region) = arrow.tail {
        // From border to border inwards, as UML has it.
        var start = arrow
        let end = region.map(Place.composite)
        while let block = outer[start.head], block != end {
          if !isSplit.contains(block) { begin(block, start) }
          start.head = block
        }
        begin(end, start)
      } else {
        let block = outer[arrow.tail]
        let isInside = block == outer[arrow.head] && block.map(isSplit.contains) != true
        arrows[isInside ? block : nil, default: []].append(arrow)
      }
    }
    sealed = isSplit
    for arrow in diagram.arrows where !arrow.isStart {
      let tails = parts(around: arrow.tail)
      let heads = parts(around: arrow.head)
      sealed.subtract(tails.filter { heads[$0] != $1 }.keys)
      sealed.subtract(heads.filter { tails[$0] != $1 }.keys)
    }
  }

  /// What a place is called; arrows start and end at nodes that exist.
  func name(of place: Place) -> String? { names[place] }

  /// Whether it has regions that no arrow leads into or out of.
  func isSealed(_ node: StateDiagram.Node) -> Bool { sealed.contains(node.place) }

  /// Whether it is a region of such a composite.
  func isInSealed(_ node: StateDiagram.Node) -> Bool { outer[node.place].map(sealed.contains) ?? false }

  /// In which part of each composite a place is; the composite itself is in none of its own.
  private func parts(around place: Place) -> [Place: Place] {
    var parts: [Place: Place] = [:]
    var inner = place
    while let composite = outer[inner] {
      parts[composite] = inner
      inner = composite
    }
    return parts
  }

  private mutating func begin(_ block: Place?, _ start: StateDiagram.Arrow) {
    let isKnown = starts[block]?.contains { $0.head == start.head && $0.mark == start.mark } ?? false
    if !isKnown { starts[block, default: []].append(start) }
  }
}

extension StateDiagram.Node {
  /// Whether it has regions, which are parts side by side.
  var isSplit: Bool { children.contains { $0.kind == .region } }

  /// The parts that are active side by side, and what else there is inside in a part of its own; all in one part if
  /// there are no regions.
  var parts: [[StateDiagram.Node]] {
    let visible = children.filter { $0.kind != .start }
    guard isSplit else { return [visible] }
    let others = visible.filter { $0.kind != .region }
    return visible.filter { $0.kind == .region }.map { [$0] } + (others.isEmpty ? [] : [others])
  }
}
