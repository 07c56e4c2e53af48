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
  /// By the composite in which it stands now (`nil`: beside all states), what is gone, with what it stood behind.
  private var gone: [Place?: [(node: Node, behind: Place?)]] = [:]

  init(from old: Machine, _ before: StateDiagram, to new: Machine, _ after: StateDiagram) {
    self.old = old
    self.new = new
    self.before = before.nodesByPlace
    let all = after.allNodes
    self.after = Set(all.map(\.place))
    collect(before.nodes, in: nil, Set(all.filter(\.isCluster).map(\.place)))
  }

  /// Finds what is gone. What was inside of something that is gone, and is not gone itself, stands elsewhere now.
  private mutating func collect(_ nodes: [Node], in outer: Place?, _ clusters: Set<Place>) {
    var last: Place?
    for node in nodes {
      if after.contains(node.place) {
        collect(node.children, in: clusters.contains(node.place) ? node.place : outer, clusters)
      } else if node.isBox {
        // Boxes are merged with their arrows.
        continue
      } else {
        gone[outer, default: []].append((removed(node), last))
        collect(node.children.filter { after.contains($0.place) }, in: outer, clusters)
      }
      last = node.place
    }
  }

  private func removed(_ node: Node) -> Node {
    var node = node
    node.children = node.children.filter { !after.contains($0.place) && !$0.isBox }.map(removed)
    if node.isCluster, node.children.isEmpty { node = node.collapsed() }
    node.mark = .removed
    node.index = nil
    node.line = nil
    return node
  }

  /// The tree.
  func merged(_ nodes: [Node], in outer: Place? = nil) -> [Node] {
    var merged = nodes.map { node in
      var node = compared(node)
      node.children = self.merged(node.children, in: node.place)
      return node
    }
    for (node, behind) in gone[outer] ?? [] {
      let index =
        behind.flatMap { place in merged.firstIndex { $0.place == place } }.map { $0 + 1 } ?? merged.count
      merged.insert(node, at: index)
    }
    return merged
  }

  private func compared(_ node: Node) -> Node {
    guard node.isState || node.isCluster else {
      return before[node.place] == nil && !node.isBox ? node.marked(.added) : node
    }
    guard before[node.place] != nil else { return node.marked(.added) }
    let facts = facts(of: node.name, in: new)
    let earlier = self.facts(of: node.name, in: old)
    if facts == earlier { return node }
    let lines =
      earlier.filter { !facts.contains($0) }.map { StateDiagram.Mark.removed.prefix + $0 }
      + facts.filter { !earlier.contains($0) }.map { StateDiagram.Mark.added.prefix + $0 }
    var changed = node.marked(.changed)
    changed.details = node.details.filter(earlier.contains) + lines
    return changed
  }

  private func facts(of name: String, in machine: Machine) -> [String] {
    guard let state = machine.states.identifiers.first(where: { machine.states[$0].name.text == name }) else {
      return []
    }
    return machine.facts(of: state)
  }
}

extension StateDiagram.Node {
  fileprivate func marked(_ mark: StateDiagram.Mark) -> Self {
    var node = self
    node.mark = mark
    return node
  }
}
