import EnumatonSpec

/// Splits the flags that an event carries into the cases that the rules of two configurations tell apart.
/// Variables are the flags of the old machine, by their indices.
struct FlagCases {
  typealias Diagram = DecisionDiagrams.Diagram

  private var diagrams = DecisionDiagrams(workLimit: 50_000_000)

  var isExhausted: Bool { diagrams.isExhausted }

  /// One example of each case, as the indices of the flags that are set.
  ///
  /// - Parameter sides: Each machine's rules in one active leaf, in the order they are tried.
  mutating func examples(of sides: [Side]) -> [[Int]] {
    var cases = [Diagram.all]
    for side in sides {
      var open = Diagram.all
      for rule in side.rules {
        let holds = diagram(of: rule.condition, side)
        let first = diagrams.and(open, holds)
        if first == .none { continue }
        open = diagrams.subtract(holds, from: open)
        cases = cases.flatMap { cell in
          let inside = diagrams.and(cell, first)
          let outside = diagrams.subtract(first, from: cell)
          return [inside, outside].filter { $0 != .none }
        }
      }
    }
    return cases.map { cell in
      (diagrams.shortestCube(of: cell)?.literals ?? []).filter(\.isSet).map(\.variable)
    }
  }

  struct Side {
    var machine: Machine
    var configuration: Configuration
    var rules: [Rule]
    /// For each flag its index in the old machine.
    var variables: [Int?]
    /// The flags that the event carries.
    var carried: Set<Identifier<Machine.Flag>>
  }

  private mutating func diagram(of condition: Machine.Condition, _ side: Side) -> Diagram {
    diagrams.cases(of: condition) { id, diagrams in
      let flag = side.machine.flags[id]
      if flag.isHeld { return side.configuration.held & flag.mask != 0 ? .all : .none }
      guard side.carried.contains(id), let variable = side.variables[id.index] else { return .none }
      return diagrams.variable(variable)
    } counter: { counter, comparison, number, _ in
      comparison.holds(side.configuration.counters[counter.index], number) ? .all : .none
    }
  }
}
