import EnumatonEmit

/// A diagram as notations with blocks write it. An arrow between nodes of one block stands in that block, all others
/// stand outside of every block: a node that another block mentions would move there.
struct DiagramBlocks {
  typealias Place = StateDiagram.Place

  /// By what is around them; outside of every block without it.
  private(set) var arrows: [Place?: [StateDiagram.Arrow]] = [:]
  /// What a block starts in, directly inside it.
  private(set) var starts: [Place?: [Start]] = [:]

  /// Composites with regions that no arrow leads into or out of.
  private var sealed: Set<Place> = []
  private var outer: [Place: Place] = [:]

  struct Start: Hashable {
    var place: Place
    var mark: StateDiagram.Mark?
  }

  init(_ diagram: StateDiagram) {
    var isSplit: Set<Place> = []
    for node in diagram.allNodes where node.isCluster {
      for child in node.children { outer[child.place] = node.place }
      if node.isSplit { isSplit.insert(node.place) }
    }
    for arrow in diagram.arrows {
      if case .start(let region) = arrow.tail {
        // From border to border inwards, as UML has it.
        var inner = arrow.head
        var start = Start(place: inner, mark: arrow.mark)
        let end = region.map(Place.composite)
        while let block = outer[inner], block != end {
          if !isSplit.contains(block) { begin(block, start) }
          inner = block
          start = Start(place: inner, mark: arrow.mark)
        }
        begin(end, start)
      } else {
        let block = outer[arrow.tail]
        let isInside = block == outer[arrow.head] && block.map(isSplit.contains) != true
        arrows[isInside ? block : nil, default: []].append(arrow)
      }
    }
    sealed = isSplit
    for arrow in diagram.arrows where !arrow.leavesStart {
      let tails = parts(around: arrow.tail)
      let heads = parts(around: arrow.head)
      sealed.subtract(tails.filter { heads[$0] != $1 }.keys)
      sealed.subtract(heads.filter { tails[$0] != $1 }.keys)
    }
  }

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

  private mutating func begin(_ block: Place?, _ start: Start) {
    if starts[block]?.contains(start) != true { starts[block, default: []].append(start) }
  }
}

extension StateDiagram.Arrow {
  fileprivate var leavesStart: Bool { if case .start = tail { true } else { false } }
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
