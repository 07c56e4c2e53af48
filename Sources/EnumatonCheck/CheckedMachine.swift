package import EnumatonSpec

/// A machine that has passed all checks, flattened: for every leaf state and trigger, the rules in the
/// order they are tried. Everything right of here takes this and validates nothing.
package struct CheckedMachine: Sendable {
  package let machine: Machine
  /// The states the machine can be in, in document order.
  package let leaves: [Identifier<Machine.State>]
  package let initialLeaf: Identifier<Machine.State>
  /// What entering the initial states does before the first event, in order.
  package let initialActions: [Machine.Action]
  /// All triggers: the events, then each timer's expiry, then the exhaustion of each timer that has
  /// attempts.
  package let triggers: [Machine.Trigger]
  /// Indexed by leaf (its index in `leaves`) and trigger (its index in `triggers`).
  let table: [[[Rule]]]
  let triggerIndices: TriggerIndices
  let leafIndices: [Int?]

  /// The rules that can answer `triggers[trigger]` in `leaves[leaf]`, in the order they are tried. Only
  /// the last one can have the condition `always`, and has it if an answer is always given; rules that
  /// can never fire are left out. An empty list, or none that fires, means unhandled.
  package func rules(leaf: Int, trigger: Int) -> [Rule] { table[leaf][trigger] }

  /// The index of `trigger` in `triggers`; none for the exhaustion of a timer without attempts.
  package func index(of trigger: Machine.Trigger) -> Int? { triggerIndices[trigger] }

  /// The index of `state` in `leaves`; none for a composite.
  package func leafIndex(of state: Identifier<Machine.State>) -> Int? { leafIndices[state.index] }

  /// What entering `state` from nowhere does, in order: the timers of the state and of those around it
  /// start, and their entry actions are done, from the outermost inwards.
  package func actions(entering state: Identifier<Machine.State>) -> [Machine.Action] {
    machine.actions(entering: state)
  }
}

/// A transition as it applies in one leaf state to one trigger.
package struct Rule: Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Enters this leaf; a self-transition leaves and re-enters.
    case move(to: Identifier<Machine.State>)
    case stay
    case ignore
    case reject(Identifier<Machine.Rejection>)
  }

  package var transition: Identifier<Machine.Transition>
  package var source: Identifier<Machine.State>
  package var trigger: Machine.Trigger
  /// Its number among the rules of its state and trigger, from 1.
  package var ordinal: Int
  /// The transition's condition; `always` where the rules before leave nothing else.
  package var condition: Machine.Condition
  package var outcome: Outcome
  /// Exits, the transition's own actions, entries, with the timers scoped to states started and stopped.
  package var actions: [Machine.Action]

  package init(
    transition: Identifier<Machine.Transition>, source: Identifier<Machine.State>,
    trigger: Machine.Trigger, ordinal: Int, condition: Machine.Condition, outcome: Outcome,
    actions: [Machine.Action]
  ) {
    self.transition = transition
    self.source = source
    self.trigger = trigger
    self.ordinal = ordinal
    self.condition = condition
    self.outcome = outcome
    self.actions = actions
  }
}

extension CheckedMachine {
  /// The name of a rule in traces: `LISTEN/segment#1`.
  package func name(of rule: Rule) -> String {
    "\(machine.states[rule.source].name.text)/\(machine.name(of: rule.trigger))#\(rule.ordinal)"
  }
}
