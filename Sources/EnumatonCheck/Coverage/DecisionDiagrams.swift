/// Reduced ordered binary decision diagrams over numbered variables: each set of cases has exactly one
/// diagram, so two sets are equal when their diagrams are, and a set is empty when it is `none`.
///
/// Nodes are shared between all diagrams and results are remembered, so the same conditions in a
/// thousand states are worked out once. The size of a diagram can grow exponentially with contrived
/// conditions; the work is therefore bounded, and `isExhausted` says that a result must not be relied on.
struct DecisionDiagrams {
  /// A diagram: the node it starts with.
  struct Diagram: Hashable {
    fileprivate let node: Int32

    /// No case at all.
    static let none = Diagram(node: 0)
    /// Every case.
    static let all = Diagram(node: 1)
  }

  private struct Node: Hashable {
    let variable: Int32
    let unset: Diagram
    let set: Diagram
  }

  private struct Choice: Hashable {
    let condition: Diagram
    let then: Diagram
    let otherwise: Diagram
  }

  private static let leafVariable = Int32.max
  private var nodes: [Node]
  private var known: [Node: Diagram] = [:]
  private var choices: [Choice: Diagram] = [:]
  private var remainingWork: Int

  /// Whether the bound was reached; what was computed since is meaningless.
  private(set) var isExhausted = false

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

    let choice = Choice(condition: condition, then: then, otherwise: otherwise)
    if let result = choices[choice] { return result }
    guard remainingWork > 0 else {
      isExhausted = true
      return .none
    }
    remainingWork -= 1

    let top = min(variable(at: condition), variable(at: then), variable(at: otherwise))
    let unset = choose(
      branch(of: condition, on: top, isSet: false), then: branch(of: then, on: top, isSet: false),
      otherwise: branch(of: otherwise, on: top, isSet: false))
    let set = choose(
      branch(of: condition, on: top, isSet: true), then: branch(of: then, on: top, isSet: true),
      otherwise: branch(of: otherwise, on: top, isSet: true))
    guard !isExhausted else { return .none }
    let result = diagram(top, unset: unset, set: set)
    choices[choice] = result
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

  private func variable(at diagram: Diagram) -> Int32 { nodes[Int(diagram.node)].variable }

  private func branch(of diagram: Diagram, on variable: Int32, isSet: Bool) -> Diagram {
    let node = nodes[Int(diagram.node)]
    guard node.variable == variable else { return diagram }
    return isSet ? node.set : node.unset
  }

  private mutating func diagram(_ variable: Int32, unset: Diagram, set: Diagram) -> Diagram {
    if unset == set { return unset }
    let node = Node(variable: variable, unset: unset, set: set)
    if let diagram = known[node] { return diagram }
    let diagram = Diagram(node: Int32(truncatingIfNeeded: nodes.count))
    nodes.append(node)
    known[node] = diagram
    return diagram
  }
}
