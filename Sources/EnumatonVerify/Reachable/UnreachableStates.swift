import EnumatonCheck
import EnumatonSpec

extension ReachableFindings {
  /// The states that are never entered; of one inside another that is never entered nothing is told.
  func unreachableStates() -> (states: Set<Identifier<Machine.State>>, findings: [Finding]) {
    var entered: Set<Identifier<Machine.State>> = []
    for (location, _) in exploration.reached.inOrder {
      for leaf in exploration.active(in: location).compactMap(\.self) {
        entered.formUnion(machine.lineage(of: leaf))
      }
    }
    // What a macrostep only passes through is entered too.
    for command in taken {
      for rule in command.rules {
        for case .enter(let leaf) in rule.steps { entered.formUnion(machine.lineage(of: leaf)) }
      }
    }
    let unreachable = machine.states.identifiers.filter { !entered.contains($0) }
    let findings = unreachable.compactMap { id -> Finding? in
      let state = machine.states[id]
      if let parent = state.parent, !entered.contains(parent) { return nil }
      let kind = state.isRegion ? "region" : "state"
      return Finding(
        .unreachableState,
        "nothing that can happen leads to the \(kind) '\(state.name.text)'; give it a transition, or remove it",
        at: state.name.range, about: [.state(id)], notes: way(to: id))
    }
    return (Set(unreachable), findings)
  }

  /// The transitions that name it, none of which fires.
  private func way(to state: Identifier<Machine.State>) -> [Diagnostic.Note] {
    machine.transitions.filter { transition in
      if case .move(let target) = transition.answer { target == state } else { false }
    }
    .prefix(3)
    .map { Diagnostic.Note("this transition would lead there, but never fires", at: $0.range) }
  }
}
