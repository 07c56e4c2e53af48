import EnumatonEmit
import EnumatonSpec

/// The nodes of two machines in one tree: the newer one's, with what is gone where it was.
struct NodeDifference {
  typealias Node = StateDiagram.Node
  typealias Place = StateDiagram.Place

  private let old: Machine
  private let new: Machine
  private let before: [Place: Node]
  private let after: Set<Place>
  private let clusters: Set<Place>
  /// By the composite in which it stands now (`nil`: beside all states), what is gone, with what it stood behind.
  private var gone: [Place?: [(node: Node, behind: Place?)]] = [:]
  /// The composites that are gone, and of what was inside nothing is: there they are states without others inside.
  private(set) var collapsed: Set<String> = []

  init(from old: Machine, _ before: StateDiagram, to new: Machine, _ after: StateDiagram) {
    self.old = old
    self.new = new
    self.before = before.nodesByPlace
    let all = after.allNodes
    self.after = Set(all.map(\.place))
    clusters = Set(all.filter(\.isCluster).map(\.place))
    collect(before.nodes, in: nil)
  }

  /// Finds what is gone. What is not gone itself, however deep inside of what is, stands elsewhere now.
  ///
  /// - Parameter isRemoved: Whether the nodes are inside of something that is gone, which has those that are gone too.
  private mutating func collect(_ nodes: [Node], in outer: Place?, isRemoved: Bool = false) {
    var last: Place?
    for node in nodes where !node.isBox {  // Boxes are merged with their arrows.
      if after.contains(node.place) {
        collect(node.children, in: clusters.contains(node.place) ? node.place : outer)
      } else {
        if !isRemoved {
          let node = removed(node)
          gone[outer, default: []].append((node, last))
        }
        collect(node.children, in: outer, isRemoved: true)
      }
      last = node.place
    }
  }

  private mutating func removed(_ node: Node) -> Node {
    var node = node
    node.children = node.children.filter { !after.contains($0.place) && !$0.isBox }.map { removed($0) }
    if node.isCluster, node.children.isEmpty {
      node = node.collapsed()
      collapsed.insert(node.name)
    }
    node.mark = .removed
    node.index = nil
    node.line = nil
    return node
  }

  /// The tree.
  func merged(_ nodes: [Node], in outer: Place? = nil) -> [Node] {
    var places = Set(nodes.map(\.place))
    var behind: [Place: Node] = [:]
    var others: [Node] = []
    for (node, place) in gone[outer] ?? [] {
      if let place, places.contains(place) {
        behind[place] = node
      } else {
        others.append(node)
      }
      places.insert(node.place)
    }
    let kept = nodes.map { node in
      var node = compared(node)
      node.children = merged(node.children, in: node.place)
      return node
    }
    var all: [Node] = []
    for node in kept + others {
      var next: Node? = node
      while let node = next {
        all.append(node)
        next = behind[node.place]
      }
    }
    return all
  }

  private func compared(_ node: Node) -> Node {
    guard node.isState || node.isCluster else {
      return before[node.place] == nil && !node.isBox ? node.marked(.added) : node
    }
    guard let known = before[node.place] else { return node.marked(.added) }
    let facts = facts(of: node, in: new)
    let earlier = self.facts(of: known, in: old)
    if facts == earlier { return node }
    let lines =
      earlier.filter { !facts.contains($0) }.map { StateDiagram.Mark.removed.prefix + $0 }
      + facts.filter { !earlier.contains($0) }.map { StateDiagram.Mark.added.prefix + $0 }
    var changed = node.marked(.changed)
    changed.details = node.details.filter(earlier.contains) + lines
    return changed
  }

  private func facts(of node: Node, in machine: Machine) -> [String] {
    node.index.map { machine.facts(of: Identifier($0)) } ?? []
  }
}

extension StateDiagram.Node {
  fileprivate func marked(_ mark: StateDiagram.Mark) -> Self {
    var node = self
    node.mark = mark
    return node
  }
}
