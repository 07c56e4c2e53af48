import EnumatonSpec

extension Machine {
  /// The rules that the surviving transitions are in one leaf for one trigger, numbered from 1.
  func rules(
    for trigger: Trigger, in source: Identifier<State>, from survivors: ArraySlice<Coverage.Survivor>,
    _ steps: Steps
  ) -> [Rule] {
    var rules: [Rule] = []
    rules.reserveCapacity(survivors.count)
    for survivor in survivors {
      let id = Identifier<Transition>(survivor.transition)
      let transition = transitions[id]
      let outcome: Rule.Outcome
      var actions = transition.actions
      switch transition.answer {
      case .move(let target):
        outcome = .move(to: initialLeaf(of: target))
        actions = steps.actions(from: source, to: target, own: actions)
      case .stay: outcome = .stay
      case .ignore: outcome = .ignore
      case .reject(let rejection): outcome = .reject(rejection)
      }
      rules.append(
        Rule(
          transition: id, source: source, trigger: trigger, ordinal: rules.count + 1,
          condition: survivor.isLast ? .always : transition.condition, outcome: outcome,
          actions: actions))
    }
    return rules
  }
}
