import EnumatonSpec

/// The diagrams of the transitions' conditions, each worked out once for a trigger. A flag's variable is
/// its number, so that the flags stand in the order of their declaration.
struct ConditionDiagrams {
  private let machine: Machine
  var diagrams: DecisionDiagrams
  /// For each transition the trigger its diagram is for.
  private var known: [(trigger: Int, diagram: DecisionDiagrams.Diagram)]
  /// The trigger whose flags `isVisible` tells.
  private var visibleTrigger: Int?
  private var isVisible: [Bool]

  init(of machine: Machine, workLimit: Int) {
    self.machine = machine
    diagrams = DecisionDiagrams(workLimit: workLimit)
    known = .init(repeating: (-1, .none), count: machine.transitions.count)
    isVisible = .init(repeating: false, count: machine.flags.count)
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
}
