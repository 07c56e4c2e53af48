package import EnumatonSpec

extension Machine {
  /// The transitions whose conditions, as far as they are the author's, always hold.
  package func transitionsThatAlwaysMatch() -> [Identifier<Transition>] {
    var conditions = ConditionDiagrams(of: self, workLimit: 1_000_000)
    let triggers = TriggerIndices(of: self)
    return transitions.identifiers.filter { id in
      let transition = transitions[id]
      guard transition.condition != .always, !transition.triggers.isEmpty else { return false }
      let isConstant = transition.triggers.allSatisfy { trigger in
        guard let index = triggers[trigger] else { return true }
        let cases = conditions.diagram(of: id.index, for: trigger, index: index)
        return conditions.diagrams.subtract(cases, from: conditions.possible) == .none
      }
      return isConstant && !conditions.diagrams.isExhausted
    }
  }
}
