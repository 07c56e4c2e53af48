import EnumatonCheck
import EnumatonSpec

extension ReachableFindings {
  private struct Condition: Hashable {
    var transition: Identifier<Machine.Transition>
    var trigger: Machine.Trigger
  }

  private struct Pair: Hashable {
    var earlier: Identifier<Machine.Transition>
    var later: Identifier<Machine.Transition>
  }

  private struct Overlap {
    var earlier: Identifier<Machine.Transition>
    /// How it can be seen.
    var command: Command
    var demand: [Exploration.Diagram]

    init(earlier: Identifier<Machine.Transition>, _ command: Command, _ demand: [Exploration.Diagram]) {
      self.earlier = earlier
      self.command = command
      self.demand = demand
    }
  }

  /// Transitions that match together, though neither is the particular case of the other, and differ: the order
  /// in the file decides. Each is told once, with those above it.
  mutating func overlaps() -> [Finding] {
    guard levelIsWorthwhile else { return [] }
    var conditions: [Condition: Exploration.Diagram] = [:]
    var seen: Set<Pair> = []
    var found: [Identifier<Machine.Transition>: [Overlap]] = [:]
    for command in taken {
      for rule in command.rules where rule.trigger == command.trigger {
        guard let leaf = exploration.checked.leafIndex(of: rule.source),
          let trigger = exploration.checked.index(of: rule.trigger)
        else { continue }
        for other in exploration.checked.rules(leaf: leaf, trigger: trigger)
        where other.transition > rule.transition && differ(rule, other) {
          let pair = Pair(earlier: rule.transition, later: other.transition)
          if seen.contains(pair) { continue }
          let first = cases(Condition(transition: rule.transition, trigger: rule.trigger), &conditions)
          let second = cases(Condition(transition: other.transition, trigger: other.trigger), &conditions)
          guard exploration.overlap(first, second, in: command.source) else { continue }
          let demand = [first, second]
          guard exploration.canHappen(command, where: demand) else { continue }
          seen.insert(pair)
          found[other.transition, default: []].append(Overlap(earlier: rule.transition, command, demand))
        }
      }
    }
    return found.keys.sorted().map { later in
      let pairs = (found[later] ?? []).sorted { $0.earlier < $1.earlier }
      let run = pairs.first.flatMap { exploration.run(taking: $0.command, where: $0.demand) }
      let notes = pairs.prefix(4).map { pair in
        let earlier = machine.transitions[pair.earlier]
        let text = earlier.conditionText.map { " when '\($0)'" } ?? ""
        return Diagnostic.Note("this transition fires first\(text)", at: earlier.range)
      }
      let more =
        pairs.count > 4
        ? [Diagnostic.Note("and there are more", at: machine.transitions[pairs[4].earlier].range)] : []
      return Finding(
        .overlap,
        "this transition and \(pairs.count == 1 ? "one" : "\(pairs.count)") above it can match together and do "
          + "different things; the order decides",
        at: machine.transitions[later].range,
        about: [.transition(later)] + (pairs.count == 1 ? [.transition(pairs[0].earlier)] : []),
        notes: notes + more,
        witness: run.map { exploration.text(of: $0) })
    }
  }

  private mutating func cases(
    _ condition: Condition, _ known: inout [Condition: Exploration.Diagram]
  ) -> Exploration.Diagram {
    if let cases = known[condition] { return cases }
    let cases = exploration.cases(
      of: machine.transitions[condition.transition].condition,
      carried: machine.carriedFlags(of: condition.trigger))
    known[condition] = cases
    return cases
  }

  private func differ(_ first: Rule, _ second: Rule) -> Bool {
    let (left, right) = (machine.transitions[first.transition], machine.transitions[second.transition])
    return left.answer != right.answer || left.actions != right.actions
  }

  /// A spec that is a list of checks in order switches this off; then it is not worked out.
  private var levelIsWorthwhile: Bool { !skipped.contains(.overlap) }
}
