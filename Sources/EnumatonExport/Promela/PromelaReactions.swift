import EnumatonCheck
import EnumatonSpec

extension PromelaModel {
  /// What the machine answers to one trigger, without the internal events that follow.
  func reaction(_ trigger: Int) -> [String] {
    checked.hasRegions ? concurrentReaction(trigger).inOneStep : simpleReaction(trigger)
  }

  private func condition(of rule: Rule) -> String {
    let condition = text(rule.condition, carried: machine.carriedFlags(of: rule.trigger))
    let recalled: String
    switch rule.recall {
    case nil: return condition
    case .nothing(let memory): recalled = "\(names.memories[memory]) == 0"
    case .anything(let memory): recalled = "\(names.memories[memory]) != 0"
    case .leaf(let memory, let leaf): recalled = "\(names.memories[memory]) == \(names.states[leaf.index])"
    }
    return condition == "true" ? recalled : "\(recalled) && \(condition)"
  }

  /// The first rule that matches, as one `if` inside the other.
  private func first(_ rules: [Rule], _ body: (Rule) -> [String]) -> [String] {
    var lines = ["skip;"]
    for rule in rules.reversed() {
      let condition = condition(of: rule)
      let done = body(rule)
      lines = condition == "true" ? done : .choice([PromelaOption(condition, done)], otherwise: lines)
    }
    return lines.isEmpty ? ["skip;"] : lines
  }

  private func simpleReaction(_ trigger: Int) -> [String] {
    .choice(
      checked.leaves.indices.compactMap { leaf in
        let rules = checked.rules(leaf: leaf, trigger: trigger)
        guard rules.contains(where: { $0.fires || !refusal($0).isEmpty }) else { return nil }
        return PromelaOption(
          isIn(checked.leaves[leaf]),
          first(rules) { rule in
            ["skip; /* \(checked.name(of: rule)) */"] + (rule.fires ? statements(rule.steps) : refusal(rule))
          }
          .inOneStep)
      })
  }

  private func refusal(_ rule: Rule) -> [String] {
    if case .reject(let rejection) = rule.outcome { notes(of: rejection) } else { [] }
  }

  /// Each active state chooses, then what they chose is done in the order of the file, without what leaves a
  /// region that an earlier one leaves.
  private func concurrentReaction(_ trigger: Int) -> [String] {
    var lines: [String] = []
    var chosen: [(rule: Rule, leaf: Int, number: Int)] = []
    for leaf in checked.leaves.indices {
      let rules = checked.rules(leaf: leaf, trigger: trigger)
      guard rules.contains(where: \.fires) else { continue }
      let region = names.regions[checked.region(of: checked.leaves[leaf])]
      let choice = first(rules) { rule in
        guard rule.fires else { return ["skip;"] }
        chosen.append((rule, leaf, chosen.count + 1))
        return ["chosen_\(region) = \(chosen.count); /* \(checked.name(of: rule)) */"]
      }
      lines += .choice([PromelaOption(isIn(checked.leaves[leaf]), choice)])
    }
    let inOrder = chosen.sorted { ($0.rule.transition, $0.leaf) < ($1.rule.transition, $1.leaf) }
    for (rule, leaf, number) in inOrder {
      let region = names.regions[checked.region(of: checked.leaves[leaf])]
      let touched = checked.regions.indices.filter { rule.touched >> UInt64($0) & 1 == 1 }
        .map { "left_\(names.regions[$0])" }
      let condition =
        ["chosen_\(region) == \(number)", "done != \(rule.transition.index + 1)"] + touched.map { "!\($0)" }
      lines += .choice([
        PromelaOption(
          condition.joined(separator: " && "),
          ["done = \(rule.transition.index + 1);"] + touched.map { "\($0) = 1;" } + statements(rule.steps))
      ])
    }
    if !chosen.isEmpty {
      lines += names.regions.map { "chosen_\($0) = 0; left_\($0) = 0;" } + ["done = 0;"]
    }
    return lines.isEmpty ? ["skip;"] : lines
  }
}
