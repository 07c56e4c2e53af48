import EnumatonSpec

/// What a machine does with regions, internal events or completions: for each state and trigger the answers and the
/// steps of each, as they are carried out.
struct StepText {
  private let names: SpecNames
  private let checked: CheckedMachine

  init(_ names: SpecNames) {
    self.names = names
    checked = names.checked
  }

  /// `nil` if the conditions are too entangled for diagrams.
  func lines() -> [String]? {
    var variables = CanonicalVariables(of: checked.machine)
    var lines: [String] = structure()
    for trigger in names.triggersByName {
      let ranks = ranks(trigger: trigger)
      for leaf in names.leavesByName {
        let heading =
          "\(names.name(checked.leaves[leaf]))/\(checked.machine.name(of: checked.triggers[trigger]))"
        lines += answers(leaf: leaf, trigger: trigger, ranks, &variables).map { "\(heading) \($0)" }
      }
    }
    return variables.diagrams.isExhausted ? nil : lines
  }

  /// Of the transitions that answer a trigger, which comes first where regions have several.
  private func ranks(trigger: Int) -> [Identifier<Machine.Transition>: Int] {
    guard checked.hasRegions else { return [:] }
    let transitions = Set(
      checked.leaves.indices.flatMap { checked.rules(leaf: $0, trigger: trigger).map(\.transition) })
    return Dictionary(uniqueKeysWithValues: transitions.sorted().enumerated().map { ($1, $0) })
  }

  private func answers(
    leaf: Int, trigger: Int, _ ranks: [Identifier<Machine.Transition>: Int],
    _ variables: inout CanonicalVariables
  ) -> [String] {
    var open = variables.possible
    var (ordinal, first) = (0, DecisionDiagrams.Diagram.none)
    var answers: [String: DecisionDiagrams.Diagram] = [:]
    for rule in checked.rules(leaf: leaf, trigger: trigger) {
      if rule.ordinal != ordinal {
        ordinal = rule.ordinal
        let holds = variables.cases(of: rule.condition, for: rule.trigger)
        first = variables.diagrams.and(open, holds)
        open = variables.diagrams.subtract(holds, from: open)
      }
      if first == .none { continue }
      let rank = ranks[rule.transition].map { "\($0) " } ?? ""
      let recall = rule.recall.map { "where \(names.text(of: $0)): " } ?? ""
      let text = "\(rank)\(recall)\(names.text(of: rule.outcome)): \(names.text(of: rule.steps))"
      answers[text] = variables.diagrams.or(answers[text] ?? .none, first)
    }
    return answers.sorted { $0.key < $1.key }.map { "\($0) if \(variables.text(of: $1))" }
  }

  /// The regions, and what leaving them and coming back does.
  private func structure() -> [String] {
    let machine = checked.machine
    var lines: [String] = machine.states.identifiers.compactMap { state in
      guard machine.states[state].isFinal, let parent = machine.states[state].parent else { return nil }
      return "final \(names.name(state)) in \(names.name(parent))"
    }
    lines.sort()
    for (index, region) in checked.regions.enumerated() {
      guard let state = region.state, let owner = region.owner else { continue }
      lines.append(
        "region \(names.name(state)) of \(names.name(owner)) from \(names.name(region.initialLeaf))")
      for leaf in region.leaves.sorted(by: { names.name($0) < names.name($1) }) {
        lines.append("leave \(names.name(leaf)): \(names.text(of: checked.steps(leaving: leaf)))")
        for isDeep in [false, true] where checked.memory(ofRegion: index, isDeep: isDeep) != nil {
          let steps = checked.steps(resuming: leaf, in: index, isDeep: isDeep)
          lines.append("\(isDeep ? "deeply resume" : "resume") \(names.name(leaf)): \(names.text(of: steps))")
        }
      }
    }
    return lines
  }
}
