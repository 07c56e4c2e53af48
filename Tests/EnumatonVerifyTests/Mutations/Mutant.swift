import EnumatonSpec
import Testing

/// A machine with one thing changed that somebody may get wrong.
struct Mutant: Sendable, CustomTestStringConvertible {
  /// What was changed, in words that other changes to the spec leave alone.
  var id: String
  var machine: Machine

  var testDescription: String { id }

  /// All single deletions and retargets of transitions, and flips of flags in conditions, effects and actions.
  static func all(of machine: Machine) -> [Mutant] {
    var mutants: [Mutant] = []
    let names: [String] = machine.transitionNames()
    let leaves = machine.states.identifiers.filter { machine.states[$0].children.isEmpty }
    for (index, transition) in machine.transitions.enumerated() {
      func add(_ what: String, _ change: (inout Machine.Transition) -> Void) {
        var mutant = Mutant(id: "\(names[index]): \(what)", machine: machine)
        change(&mutant.machine.transitions[index])
        mutants.append(mutant)
      }
      var deleted = Mutant(id: "\(names[index]): deleted", machine: machine)
      deleted.machine.transitions.remove(at: index)
      deleted.machine.allowances.removeAll { if case .transition = $0.subject { true } else { false } }
      mutants.append(deleted)

      if case .move(let target) = transition.answer {
        for leaf in leaves where leaf != machine.initialLeaf(of: target) {
          add("to \(machine.states[leaf].name.text)") { $0.answer = .move(to: leaf) }
        }
      }
      for place in 0..<transition.condition.flagCount {
        var rest = place
        var flag: Identifier<Machine.Flag>?
        let condition = transition.condition.negating(&rest, &flag)
        let name = flag.map { machine.flags[$0].name.text } ?? ""
        add("negated \(name) (\(place + 1))") { $0.condition = condition }
      }
      for (place, action) in transition.actions.enumerated() {
        for (what, flipped) in action.flips(in: machine) {
          add("\(machine.text(of: action)) \(what)") { $0.actions[place] = flipped }
        }
      }
    }
    return mutants
  }
}

extension Machine {
  /// `ESTABLISHED on segment when FIN`; with a number where several are called alike.
  fileprivate func transitionNames() -> [String] {
    var counts: [String: Int] = [:]
    return transitions.map { transition in
      var source = "any"
      if case .states(let named) = transition.source {
        source = named.map { states[$0].name.text }.joined(separator: ",")
      }
      let triggers = transition.triggers.map { name(of: $0) }.joined(separator: ",")
      let condition = transition.conditionText.map { " when \($0)" } ?? ""
      let text = "\(source) on \(triggers)\(condition)"
      let count = (counts[text] ?? 0) + 1
      counts[text] = count
      return count > 1 ? "\(text) #\(count)" : text
    }
  }
}

extension Machine.Condition {
  /// How many places there are at which a flag is looked at.
  fileprivate var flagCount: Int {
    switch self {
    case .always, .counter: 0
    case .flag: 1
    case .not(let inner): inner.flagCount
    case .and(let parts), .or(let parts): parts.reduce(0) { $0 + $1.flagCount }
    }
  }

  /// The same with one of these places negated.
  fileprivate func negating(_ place: inout Int, _ found: inout Identifier<Machine.Flag>?) -> Self {
    switch self {
    case .always, .counter: return self
    case .flag(let flag):
      defer { place -= 1 }
      guard place == 0 else { return self }
      found = flag
      return .not(self)
    case .not(let inner): return .not(inner.negating(&place, &found))
    case .and(let parts): return .and(parts.map { $0.negating(&place, &found) })
    case .or(let parts): return .or(parts.map { $0.negating(&place, &found) })
    }
  }
}

extension Machine.Action {
  /// An effect with a flag more or less; a flag set and not cleared, or the other way round.
  fileprivate func flips(in machine: Machine) -> [(what: String, action: Self)] {
    switch self {
    case .perform(let effect, let flags):
      return machine.effects[effect].carries.map { flag in
        let name = machine.flags[flag].name.text
        return flags.contains(flag)
          ? ("without \(name)", .perform(effect, flags: flags.filter { $0 != flag }))
          : ("with \(name)", .perform(effect, flags: (flags + [flag]).sorted()))
      }
    case .set(let flag): return [("cleared", .clear(flag))]
    case .clear(let flag): return [("set", .set(flag))]
    default: return []
    }
  }
}
