import EnumatonSpec

extension Structure {
  /// The rules that the surviving transitions are in one leaf for one trigger, numbered from 1.
  func rules(
    for trigger: Machine.Trigger, in source: Identifier<Machine.State>,
    from survivors: ArraySlice<Coverage.Survivor>
  ) -> [Rule] {
    var rules: [Rule] = []
    rules.reserveCapacity(survivors.count)
    for (number, survivor) in survivors.enumerated() {
      let id = Identifier<Machine.Transition>(survivor.transition)
      let transition = machine.transitions[id]
      func append(
        _ outcome: Rule.Outcome, _ steps: [Step], recall: Rule.Recall? = nil, data: [DataOrigin]? = nil,
        touched: UInt64 = 0
      ) {
        rules.append(
          Rule(
            transition: id, source: source, trigger: trigger, ordinal: number + 1,
            condition: survivor.isLast ? .always : transition.condition, recall: recall, outcome: outcome,
            steps: steps, data: data, touched: touched))
      }
      let own = transition.actions.map { Step.act($0) }
      func append(_ change: Change) {
        append(
          .move(to: change.target), change.exits + own + change.entries, recall: change.recall,
          data: dataOrigins(of: change, from: source, on: trigger), touched: change.touched)
      }
      switch transition.answer {
      case .move(let target): append(change(from: source, to: target))
      case .resume(let history): changes(from: source, to: history).forEach(append)
      case .stay: append(.stay, own)
      case .defer: append(.defer, [])
      case .ignore: append(.ignore, [])
      case .reject(let rejection): append(.reject(rejection), [])
      }
    }
    return rules
  }
}
