package import EnumatonSpec

/// A transition as it applies in one leaf state to one trigger.
package struct Rule: Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Enters this leaf; a self-transition leaves and re-enters. Where a composite with regions is entered,
    /// it is that composite.
    case move(to: Identifier<Machine.State>)
    case stay
    case `defer`
    case ignore
    case reject(Identifier<Machine.Rejection>)
  }

  /// What must be remembered for a rule to apply. A transition that goes back to the past is one rule for
  /// each past there can be, side by side and all with the same number.
  package enum Recall: Hashable, Sendable {
    /// The memory (its index) is empty.
    case nothing(Int)
    /// The memory has anything.
    case anything(Int)
    case leaf(Int, Identifier<Machine.State>)

    package var memory: Int {
      switch self {
      case .nothing(let memory), .anything(let memory), .leaf(let memory, _): memory
      }
    }
  }

  package var transition: Identifier<Machine.Transition>
  /// A state with nothing inside.
  package var source: Identifier<Machine.State>
  package var trigger: Machine.Trigger
  /// Its number among the rules of its state and trigger, from 1.
  package var ordinal: Int
  /// The transition's condition; `always` where the rules before leave nothing else.
  package var condition: Machine.Condition
  package var recall: Recall?
  package var outcome: Outcome
  /// Exits, the transition's own actions, entries, with the timers scoped to states started and stopped.
  package var steps: [Step]
  /// Of each field of the data in the state it leads to, in the order of ``Machine/data(in:)``, where it comes from;
  /// `nil` if the data stays as it is.
  package var data: [DataOrigin]?
  /// The regions it leaves a state of, by their bits; what SCXML calls its exit set decides in the same way.
  package var touched: UInt64 = 0

  package init(
    transition: Identifier<Machine.Transition>, source: Identifier<Machine.State>,
    trigger: Machine.Trigger, ordinal: Int, condition: Machine.Condition, recall: Recall? = nil,
    outcome: Outcome, steps: [Step], data: [DataOrigin]? = nil, touched: UInt64 = 0
  ) {
    self.transition = transition
    self.source = source
    self.trigger = trigger
    self.ordinal = ordinal
    self.condition = condition
    self.recall = recall
    self.outcome = outcome
    self.steps = steps
    self.data = data
    self.touched = touched
  }

  /// What it does in any case, in order; regions that are left or resumed do more.
  package var actions: [Machine.Action] { steps.actions }
}

extension [Step] {
  /// The actions among the steps.
  package var actions: [Machine.Action] {
    compactMap { if case .act(let action) = $0 { action } else { nil } }
  }
}
