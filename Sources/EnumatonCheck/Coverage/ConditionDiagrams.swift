import EnumatonSpec

/// The diagrams of the transitions' conditions, each worked out once for a trigger. A flag's variable is
/// its number, so that the flags stand in the order of their declaration; the thresholds of counters follow.
struct ConditionDiagrams {
  private let machine: Machine
  var diagrams: DecisionDiagrams
  /// For each transition the trigger its diagram is for.
  private var known: [(trigger: Int, diagram: DecisionDiagrams.Diagram)]
  /// The trigger whose flags `isVisible` tells.
  private var visibleTrigger: Int?
  private var isVisible: [Bool]
  let thresholds: Thresholds
  /// All cases there can be: who has reached a number has reached the smaller ones.
  private(set) var possible = DecisionDiagrams.Diagram.all

  init(of machine: Machine, workLimit: Int) {
    self.machine = machine
    diagrams = DecisionDiagrams(workLimit: workLimit)
    known = .init(repeating: (-1, .none), count: machine.transitions.count)
    isVisible = .init(repeating: false, count: machine.flags.count)
    thresholds = Thresholds(of: machine)
    for (index, pair) in zip(thresholds.all, thresholds.all.dropFirst()).enumerated()
    where pair.0.counter == pair.1.counter {
      let smaller = diagrams.variable(machine.flags.count + index)
      let larger = diagrams.variable(machine.flags.count + index + 1)
      let either = diagrams.choose(larger, then: smaller, otherwise: .all)
      possible = diagrams.and(possible, either)
    }
  }

  /// The cases in which the condition of a transition holds when the machine's trigger number `index`,
  /// which is `trigger`, sets it off. Cheapest when all that is asked about one trigger is asked in a row.
  mutating func diagram(
    of transition: Int, for trigger: Machine.Trigger, index: Int
  ) -> DecisionDiagrams.Diagram {
    let condition = machine.transitions[transition].condition
    if case .always = condition { return .all }
    if known[transition].trigger == index { return known[transition].diagram }
    see(trigger, index: index)
    let diagram = diagram(of: condition)
    known[transition] = (index, diagram)
    return diagram
  }

  /// A flag that the trigger does not carry is never set.
  private mutating func see(_ trigger: Machine.Trigger, index: Int) {
    guard visibleTrigger != index else { return }
    for flag in machine.flags.indices { isVisible[flag] = machine.flags[flag].isHeld }
    for flag in machine.carriedFlags(of: trigger) { isVisible[flag.index] = true }
    visibleTrigger = index
  }

  private mutating func diagram(of condition: Machine.Condition) -> DecisionDiagrams.Diagram {
    switch condition {
    case .always: return .all
    case .flag(let flag): return isVisible[flag.index] ? diagrams.variable(flag.index) : .none
    case .counter(let counter, let comparison, let number):
      return diagram(of: counter, comparison, number)
    case .not(let inner):
      let inner = diagram(of: inner)
      return diagrams.not(inner)
    case .and(let parts):
      // From the last part, so that each step adds flags in front of those already there.
      return parts.reversed().reduce(.all) { result, part in
        let part = diagram(of: part)
        return diagrams.and(part, result)
      }
    case .or(let parts):
      return parts.reversed().reduce(.none) { result, part in
        let part = diagram(of: part)
        return diagrams.or(part, result)
      }
    }
  }

  private mutating func diagram(
    of counter: Identifier<Machine.Counter>, _ comparison: Machine.Comparison, _ number: Int64
  ) -> DecisionDiagrams.Diagram {
    let reached = reached(counter, number)
    let exceeded = exceeded(counter, number)
    switch comparison {
    case .atLeast: return reached
    case .greater: return exceeded
    case .less: return diagrams.not(reached)
    case .atMost: return diagrams.not(exceeded)
    case .equal: return diagrams.subtract(exceeded, from: reached)
    case .notEqual:
      let below = diagrams.not(reached)
      return diagrams.or(exceeded, below)
    }
  }

  private mutating func reached(
    _ counter: Identifier<Machine.Counter>, _ number: Int64
  ) -> DecisionDiagrams.Diagram {
    if number <= machine.counters[counter].range.lowerBound { return .all }
    guard let index = thresholds[Thresholds.Threshold(counter: counter, number: number)] else { return .none }
    return diagrams.variable(machine.flags.count + index)
  }

  private mutating func exceeded(
    _ counter: Identifier<Machine.Counter>, _ number: Int64
  ) -> DecisionDiagrams.Diagram {
    number == .max ? .none : reached(counter, number + 1)
  }

  /// What a variable's two cases are called: a flag's name, a comparison.
  func text(ofVariable variable: Int, isSet: Bool) -> String {
    if variable < machine.flags.count {
      let name = machine.flags[variable].name.text
      return isSet ? name : "not " + name
    }
    let threshold = thresholds.all[variable - machine.flags.count]
    return machine.counters[threshold.counter].name.text + (isSet ? " >= " : " < ") + String(threshold.number)
  }
}
