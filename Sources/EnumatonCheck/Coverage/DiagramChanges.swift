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
    let number: Int
  }

  enum Change: Int32 {
    case assign, restrict
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

  private mutating func change(_ kind: Change, _ list: Int, _ place: Int, _ whole: Diagram) -> Diagram {
    if whole == .none || place == lists[list].count { return whole }
    if whole == .all, kind == .restrict { return .all }
    let key = (Int32(truncatingIfNeeded: list), Int32(truncatingIfNeeded: place * 2) + kind.rawValue)
    if let known = changes[whole.node, key.0, key.1] { return Diagram(node: known) }
    guard work() else { return .none }
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
    if !isExhausted { changes.keep(result.node, whole.node, key.0, key.1, nodes: nodes.count) }
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
