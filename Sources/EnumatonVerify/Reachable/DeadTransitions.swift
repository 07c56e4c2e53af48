import EnumatonCheck
import EnumatonSpec

extension ReachableFindings {
  /// The transitions that could fire by themselves, but in nothing that can come about.
  func deadTransitions(unreachable: Set<Identifier<Machine.State>>) -> [Finding] {
    let fired = Set(taken.flatMap { $0.rules.map(\.transition) })
    let started = startedTimers
    return machine.transitions.identifiers.compactMap { id in
      let transition = machine.transitions[id]
      guard !fired.contains(id) else { return nil }
      var sources = exploration.checked.leaves
      if case .states(let named) = transition.source {
        sources = sources.filter { leaf in
          machine.lineage(of: leaf).contains { named.contains($0) }
        }
      }
      // These are told already.
      if sources.allSatisfy(unreachable.contains) { return nil }
      let isUnstarted = transition.triggers.allSatisfy { trigger in
        switch trigger {
        case .timer(let timer), .exhausted(let timer): !started.contains(timer)
        case .event, .done: false
        }
      }
      if isUnstarted, !transition.triggers.isEmpty { return nil }
      return Finding(
        .deadTransition, "this transition never fires: \(reason(transition, sources))", at: transition.range,
        about: [.transition(id)])
    }
  }

  /// The timers that something starts.
  var startedTimers: Set<Identifier<Machine.Timer>> {
    let actions = exploration.checked.initialActions + taken.flatMap(\.actions)
    return Set(actions.compactMap { if case .start(let timer) = $0 { timer } else { nil } })
  }

  private func reason(
    _ transition: Machine.Transition, _ sources: [Identifier<Machine.State>]
  ) -> String {
    let timers = transition.triggers.compactMap { trigger -> Identifier<Machine.Timer>? in
      switch trigger {
      case .timer(let timer), .exhausted(let timer): timer
      case .event, .done: nil
      }
    }
    if timers.count == transition.triggers.count {
      let happens = taken.contains { command in
        transition.triggers.contains(command.trigger)
          && exploration.leaves(in: command.source).contains(where: sources.contains)
      }
      if !happens {
        let names = timers.map { "'\(machine.timers[$0].name.text)'" }.joined(separator: ", ")
        return "\(names) \(timers.count == 1 ? "does" : "do") not expire in \(text(of: sources))"
      }
    }
    let open = transition.triggers.map { "'\(machine.name(of: $0))'" }.joined(separator: ", ")
    return transition.condition == .always
      ? "in the situations in which \(open) can happen there, those above it answer"
      : "its condition holds in no situation that can come about, or those above it answer there"
  }
}
