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
  /// All cases there can be.
  let possible: DecisionDiagrams.Diagram

  init(of machine: Machine, workLimit: Int) {
    self.machine = machine
    diagrams = DecisionDiagrams(workLimit: workLimit)
    known = .init(repeating: (-1, .none), count: machine.transitions.count)
    isVisible = .init(repeating: false, count: machine.flags.count)
    thresholds = Thresholds(of: machine)
    possible = thresholds.possible(in: &diagrams)
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
    let (isVisible, thresholds) = (isVisible, thresholds)
    let diagram = diagrams.cases(of: condition) { flag, diagrams in
      isVisible[flag.index] ? diagrams.variable(flag.index) : .none
    } counter: { counter, comparison, number, diagrams in
      thresholds.cases(of: counter, comparison, number, in: &diagrams)
    }
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

extension DecisionDiagrams {
  /// The cases in which a condition holds, where `flag` and `counter` give those of a flag and of a comparison.
  mutating func cases(
    of condition: Machine.Condition,
    flag: (Identifier<Machine.Flag>, inout Self) -> Diagram,
    counter: (Identifier<Machine.Counter>, Machine.Comparison, Int64, inout Self) -> Diagram
  ) -> Diagram {
    switch condition {
    case .always: return .all
    case .flag(let id): return flag(id, &self)
    case .counter(let id, let comparison, let number): return counter(id, comparison, number, &self)
    case .not(let inner):
      let inner = cases(of: inner, flag: flag, counter: counter)
      return not(inner)
    case .and(let parts):
      // From the last part, so that each step adds flags in front of those already there.
      return parts.reversed().reduce(.all) { result, part in
        let part = cases(of: part, flag: flag, counter: counter)
        return and(part, result)
      }
    case .or(let parts):
      return parts.reversed().reduce(.none) { result, part in
        let part = cases(of: part, flag: flag, counter: counter)
        return or(part, result)
      }
    }
  }
}
