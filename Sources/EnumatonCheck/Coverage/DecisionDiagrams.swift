/// Reduced ordered binary decision diagrams over numbered variables: each set of cases has exactly one
/// diagram, so two sets are equal when their diagrams are, and a set is empty when it is `none`.
///
/// Nodes are shared between all diagrams and results are remembered, so the same conditions in a
/// thousand states are worked out once. The size of a diagram can grow exponentially with contrived
/// conditions; the work is therefore bounded, and `isExhausted` says that a result must not be relied on.
package struct DecisionDiagrams: Sendable {
  /// A diagram: the node it starts with.
  package struct Diagram: Hashable, Sendable {
    fileprivate let node: Int32

    /// No case at all.
    package static let none = Diagram(node: 0)
    /// Every case.
    package static let all = Diagram(node: 1)
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
  /// Lists of literals by their numbers, and what came of them.
  private var lists: [[Literal]] = []
  private var listNumbers: [[Literal]: Int] = [:]
  private var changes: [Change: Diagram] = [:]
  private var projections: [Diagram: Diagram] = [:]
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

  fileprivate mutating func diagram(_ variable: Int32, unset: Diagram, set: Diagram) -> Diagram {
    if unset == set { return unset }
    let node = Node(variable: variable, unset: unset, set: set)
    if let diagram = known[node] { return diagram }
    let diagram = Diagram(node: Int32(truncatingIfNeeded: nodes.count))
    nodes.append(node)
    known[node] = diagram
    return diagram
  }
}

// Changing variables.
extension DecisionDiagrams {
  /// A variable and what it is.
  package struct Literal: Hashable, Sendable {
    package var variable: Int32
    package var isSet: Bool

    package init(_ variable: Int, isSet: Bool) {
      self.variable = Int32(truncatingIfNeeded: variable)
      self.isSet = isSet
    }
  }

  /// Some literals, in the order of their variables.
  struct LiteralList: Hashable, Sendable {
    fileprivate let number: Int
  }

  private struct Change: Hashable {
    enum Kind {
      case assign, restrict
    }

    var kind: Kind
    var list: Int
    var place: Int
    var diagram: Diagram
  }

  /// Lets work that was given up be finished some other way.
  mutating func goOn() {
    isExhausted = false
    remainingWork = 1_000_000
  }

  mutating func list(_ literals: [Literal]) -> LiteralList {
    let sorted = literals.sorted { $0.variable < $1.variable }
    if let number = listNumbers[sorted] { return LiteralList(number: number) }
    listNumbers[sorted] = lists.count
    lists.append(sorted)
    return LiteralList(number: lists.count - 1)
  }

  /// The case in which all the literals hold.
  mutating func cube(_ list: LiteralList) -> Diagram {
    lists[list.number].reversed().reduce(.all) { rest, literal in
      literal.isSet
        ? diagram(literal.variable, unset: .none, set: rest)
        : diagram(literal.variable, unset: rest, set: .none)
    }
  }

  /// The cases that come of `diagram` when the variables are given these values.
  mutating func assign(_ list: LiteralList, in diagram: Diagram) -> Diagram {
    change(.assign, list.number, 0, diagram)
  }

  /// The cases from which giving the variables these values leads into `diagram`.
  mutating func restrict(_ list: LiteralList, in diagram: Diagram) -> Diagram {
    change(.restrict, list.number, 0, diagram)
  }

  private mutating func change(_ kind: Change.Kind, _ list: Int, _ place: Int, _ whole: Diagram) -> Diagram {
    if whole == .none || place == lists[list].count { return whole }
    if whole == .all, kind == .restrict { return .all }
    let key = Change(kind: kind, list: list, place: place, diagram: whole)
    if let known = changes[key] { return known }
    guard remainingWork > 0 else {
      isExhausted = true
      return .none
    }
    remainingWork -= 1
    let literal = lists[list][place]
    let top = variable(at: whole)
    let result: Diagram
    if top < literal.variable {
      let node = nodes[Int(whole.node)]
      let unset = change(kind, list, place, node.unset)
      let set = change(kind, list, place, node.set)
      result = self.diagram(top, unset: unset, set: set)
    } else if kind == .restrict {
      result = change(kind, list, place + 1, branch(of: whole, on: literal.variable, isSet: literal.isSet))
    } else {
      let either = or(
        branch(of: whole, on: literal.variable, isSet: false),
        branch(of: whole, on: literal.variable, isSet: true))
      let rest = change(kind, list, place + 1, either)
      result =
        literal.isSet
        ? self.diagram(literal.variable, unset: .none, set: rest)
        : self.diagram(literal.variable, unset: rest, set: .none)
    }
    if !isExhausted { changes[key] = result }
    return result
  }

  /// The cases of the variables before `end` for which some case of the later ones is in `diagram`. Of one
  /// `DecisionDiagrams`, `end` is always the same.
  mutating func project(_ whole: Diagram, before end: Int) -> Diagram {
    if whole == .none || whole == .all { return whole }
    let top = variable(at: whole)
    if top >= end { return .all }
    if let known = projections[whole] { return known }
    let node = nodes[Int(whole.node)]
    let unset = project(node.unset, before: end)
    let set = project(node.set, before: end)
    let result = self.diagram(top, unset: unset, set: set)
    projections[whole] = result
    return result
  }

  /// The cases of the other variables for which some case of these is in `diagram`.
  mutating func drop(_ variables: Range<Int>, from whole: Diagram) -> Diagram {
    var known: [Diagram: Diagram] = [:]
    func drop(_ diagram: Diagram) -> Diagram {
      let top = Int(variable(at: diagram))
      if diagram == .none || diagram == .all || top >= variables.upperBound { return diagram }
      if let result = known[diagram] { return result }
      let node = nodes[Int(diagram.node)]
      let (unset, set) = (drop(node.unset), drop(node.set))
      let result =
        variables.contains(top)
        ? or(unset, set) : self.diagram(Int32(truncatingIfNeeded: top), unset: unset, set: set)
      known[diagram] = result
      return result
    }
    return drop(whole)
  }

  /// How many cases of the first `count` variables there are; exact up to 2⁵³.
  func caseCount(of diagram: Diagram, variables count: Int) -> Double {
    var known: [Diagram: Double] = [:]
    func power(_ exponent: Int) -> Double {
      var result = 1.0
      for _ in 0..<max(0, exponent) { result *= 2 }
      return result
    }
    func level(_ diagram: Diagram) -> Int { min(Int(variable(at: diagram)), count) }
    /// The cases of the variables from that of `diagram` on.
    func cases(_ diagram: Diagram) -> Double {
      if diagram == .none { return 0 }
      if diagram == .all { return 1 }
      if let count = known[diagram] { return count }
      let node = nodes[Int(diagram.node)]
      let place = level(diagram) + 1
      let result =
        cases(node.unset) * power(level(node.unset) - place) + cases(node.set)
        * power(level(node.set) - place)
      known[diagram] = result
      return result
    }
    return cases(diagram) * power(level(diagram))
  }

  /// The first case of the first `count` variables: each unset wherever it can be.
  func firstCase(of diagram: Diagram, variables count: Int) -> [Literal] {
    var rest = diagram
    return (0..<count).map { variable in
      let unset = branch(of: rest, on: variable, isSet: false)
      let isSet = unset == .none
      rest = isSet ? branch(of: rest, on: variable, isSet: true) : unset
      return Literal(variable, isSet: isSet)
    }
  }
}
