import EnumatonEmit

/// Where the places of an older diagram are in a newer one.
struct PlaceMap {
  typealias Place = StateDiagram.Place

  /// The numbers of boxes, which lead to the same place in both.
  private var boxes: [Int: Int] = [:]
  private let states: Set<Place>

  init(from old: StateDiagram, to new: StateDiagram) {
    states = Set(new.allNodes.map(\.place))
    var heads: [Place: Int] = [:]
    var next = 0
    for arrow in new.arrows {
      guard case .general(let number) = arrow.tail else { continue }
      heads[arrow.head] = number
      next = max(next, number + 1)
    }
    for arrow in old.arrows {
      guard case .general(let number) = arrow.tail else { continue }
      if let same = heads[map(arrow.head)] {
        boxes[number] = same
      } else {
        boxes[number] = next
        next += 1
      }
    }
  }

  /// The place of the same name, be it a composite in one and a state without others inside in the other.
  func map(_ place: Place) -> Place {
    switch place {
    case .state(let name) where states.contains(.composite(name)): .composite(name)
    case .composite(let name) where states.contains(.state(name)): .state(name)
    case .general(let number): .general(boxes[number] ?? number)
    default: place
    }
  }

  /// The older diagram in the places of the newer one.
  func map(_ diagram: StateDiagram) -> StateDiagram {
    var diagram = diagram
    diagram.nodes = diagram.nodes.map { node in
      node.mapped { node in
        var node = node
        node.place = map(node.place)
        return node
      }
    }
    for index in diagram.arrows.indices {
      diagram.arrows[index].tail = map(diagram.arrows[index].tail)
      diagram.arrows[index].head = map(diagram.arrows[index].head)
    }
    return diagram
  }
}
