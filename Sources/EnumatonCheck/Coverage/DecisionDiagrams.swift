/// Reduced ordered binary decision diagrams over numbered variables: each set of cases has exactly one
/// diagram, so two sets are equal when their diagrams are, and a set is empty when it is `none`.
///
/// Nodes are shared between all diagrams and results are remembered, so the same conditions in a
/// thousand states are worked out once. The size of a diagram can grow exponentially with contrived
/// conditions; the work is therefore bounded, and `isExhausted` says that a result must not be relied on.
package struct DecisionDiagrams: Sendable {
  /// A diagram: the node it starts with.
  package struct Diagram: Hashable, Sendable {
    let node: Int32

    /// No case at all.
    package static let none = Diagram(node: 0)
    /// Every case.
    package static let all = Diagram(node: 1)
  }

  struct Node: Equatable {
    let variable: Int32
    let unset: Diagram
    let set: Diagram
  }

  private static let leafVariable = Int32.max
  private(set) var nodes: [Node]
  /// The nodes by what they are: an open hash table of their numbers.
  private var table = [Int32](repeating: 0, count: 1 << 10)
  private var choices = DiagramCache()
  /// Lists of literals by their numbers, and what came of them.
  var lists: [[Literal]] = []
  var listNumbers: [[Literal]: Int] = [:]
  var changes = DiagramCache()
  var projections: [Diagram: Diagram] = [:]
  private var remainingWork: Int

  /// Whether the bound was reached; what was computed since is meaningless.
  private(set) var isExhausted = false

  /// Whether there is work left; takes one step of it.
  mutating func work() -> Bool {
    guard remainingWork > 0 else {
      isExhausted = true
      return false
    }
    remainingWork -= 1
    return true
  }

  /// Lets work that was given up be finished some other way.
  mutating func goOn() {
    isExhausted = false
    remainingWork = 1_000_000
  }

  /// - Parameter workLimit: How many steps may be taken before giving up.
  init(workLimit: Int) {
    remainingWork = workLimit
    nodes = [Diagram.none, .all].map { Node(variable: Self.leafVariable, unset: $0, set: $0) }
  }

  /// The cases in which a variable is set.
  mutating func variable(_ number: Int) -> Diagram {
    diagram(Int32(truncatingIfNeeded: number), unset: .none, set: .all)
  }

  /// The cases of `then` where those of `condition` hold, and those of `otherwise` elsewhere. Everything
  /// else is made of this.
  mutating func choose(_ condition: Diagram, then: Diagram, otherwise: Diagram) -> Diagram {
    if condition == .all || then == otherwise { return then }
    if condition == .none { return otherwise }
    if then == .all && otherwise == .none { return condition }

    if let result = choices[condition.node, then.node, otherwise.node] { return Diagram(node: result) }
    guard work() else { return .none }

    let top = min(variable(at: condition), variable(at: then), variable(at: otherwise))
    let unset = choose(
      branch(of: condition, on: top, isSet: false), then: branch(of: then, on: top, isSet: false),
      otherwise: branch(of: otherwise, on: top, isSet: false))
    let set = choose(
      branch(of: condition, on: top, isSet: true), then: branch(of: then, on: top, isSet: true),
      otherwise: branch(of: otherwise, on: top, isSet: true))
    guard !isExhausted else { return .none }
    let result = diagram(top, unset: unset, set: set)
    choices.keep(result.node, condition.node, then.node, otherwise.node, nodes: nodes.count)
    return result
  }

  mutating func and(_ left: Diagram, _ right: Diagram) -> Diagram {
    choose(left, then: right, otherwise: .none)
  }

  mutating func or(_ left: Diagram, _ right: Diagram) -> Diagram {
    choose(left, then: .all, otherwise: right)
  }

  mutating func not(_ diagram: Diagram) -> Diagram {
    choose(diagram, then: .none, otherwise: .all)
  }

  /// The cases of `diagram` that are not in `removed`.
  mutating func subtract(_ removed: Diagram, from diagram: Diagram) -> Diagram {
    choose(removed, then: .none, otherwise: diagram)
  }

  /// The variable that the diagrams are first split by.
  func firstVariable(of left: Diagram, _ right: Diagram) -> Int {
    Int(min(variable(at: left), variable(at: right)))
  }

  /// The cases of `diagram` with a variable set or not, where no earlier variable matters.
  func branch(of diagram: Diagram, on variable: Int, isSet: Bool) -> Diagram {
    branch(of: diagram, on: Int32(truncatingIfNeeded: variable), isSet: isSet)
  }

  func variable(at diagram: Diagram) -> Int32 { nodes[Int(diagram.node)].variable }

  func branch(of diagram: Diagram, on variable: Int32, isSet: Bool) -> Diagram {
    let node = nodes[Int(diagram.node)]
    guard node.variable == variable else { return diagram }
    return isSet ? node.set : node.unset
  }

  mutating func diagram(_ variable: Int32, unset: Diagram, set: Diagram) -> Diagram {
    if unset == set { return unset }
    let node = Node(variable: variable, unset: unset, set: set)
    var place = DiagramCache.hash(variable, unset.node, set.node) & (table.count - 1)
    while case let number = table[place], number != 0 {
      if nodes[Int(number)] == node { return Diagram(node: number) }
      place = (place + 1) & (table.count - 1)
    }
    let diagram = Diagram(node: Int32(truncatingIfNeeded: nodes.count))
    nodes.append(node)
    table[place] = diagram.node
    if nodes.count * 2 > table.count { enlargeTable() }
    return diagram
  }

  private mutating func enlargeTable() {
    table = .init(repeating: 0, count: table.count * 4)
    for number in 2..<nodes.count {
      let node = nodes[number]
      var place = DiagramCache.hash(node.variable, node.unset.node, node.set.node) & (table.count - 1)
      while table[place] != 0 { place = (place + 1) & (table.count - 1) }
      table[place] = Int32(truncatingIfNeeded: number)
    }
  }
}
