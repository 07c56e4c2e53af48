import EnumatonSpec

// What is wrong with the data of states.
extension CheckedMachine {
  /// Errors, one for each transition and field.
  func dataProblems() -> [Diagnostic] {
    guard machine.hasData else { return [] }
    if let problem = dataObstacle() { return [problem] }
    var problems: [Diagnostic] = []
    var reported: Set<Report> = []
    for leaf in leaves.indices {
      for trigger in triggers.indices {
        for rule in rules(leaf: leaf, trigger: trigger) {
          for (report, problem) in missingData(rule) + missingPayload(rule)
          where reported.insert(report).inserted {
            problems.append(problem)
          }
        }
      }
    }
    return problems
  }

  private struct Report: Hashable {
    var transition: Identifier<Machine.Transition>
    var field: Machine.PayloadField
  }

  /// What the state keeps to which a rule leads, and nothing supplies.
  private func missingData(_ rule: Rule) -> [(Report, Diagnostic)] {
    let transition = machine.transitions[rule.transition]
    let changes: [Change]
    switch transition.answer {
    case .move(let target): changes = [structure.change(from: rule.source, to: target)]
    case .resume(let history): changes = structure.changes(from: rule.source, to: history)
    case .stay, .defer, .ignore, .reject: return []
    }
    return changes.flatMap { change in
      structure.origins(of: change, from: rule.source, on: rule.trigger)
        .filter { $0.origin == nil }
        .map { field, _ in
          (
            Report(transition: rule.transition, field: field),
            missing(field, in: change.target, rule, isPast: change.goesBack)
          )
        }
    }
  }

  private func missing(
    _ field: Machine.PayloadField, in target: Identifier<Machine.State>, _ rule: Rule, isPast: Bool
  ) -> Diagnostic {
    let transition = machine.transitions[rule.transition]
    let (name, source) = (field.name.text, machine.states[rule.source].name.text)
    var notes = [Diagnostic.Note("'\(name)' is declared here", at: field.name.range)]
    let nobody: String
    let wayOut: String
    if case .event(let event) = rule.trigger {
      let event = machine.events[event]
      nobody = "neither '\(event.name.text)' brings nor '\(source)' keeps"
      if let other = event.payload.first(where: { $0.name.text == name }) {
        wayOut = "give both the same type"
        notes.append(
          Diagnostic.Note("'\(event.name.text)' brings '\(name)' as \(other.type)", at: other.name.range))
      } else {
        wayOut = "give '\(event.name.text)' a payload with it, or '\(source)' data"
      }
    } else {
      nobody = "'\(machine.name(of: rule.trigger))' does not bring and '\(source)' does not keep"
      wayOut = "give '\(source)' data with it"
    }
    if isPast {
      notes.append(
        Diagnostic.Note(
          "what '\(machine.states[target].name.text)' kept was gone when it was left",
          at: transition.targetRange ?? transition.range))
    }
    return Diagnostic(
      .error, .missingData,
      "'\(machine.states[target].name.text)' keeps '\(name)' of type \(field.type), which \(nobody); \(wayOut)",
      at: transition.targetRange ?? transition.range, notes: notes)
  }

  /// What an effect passes on, and neither the event brings nor the state keeps.
  private func missingPayload(_ rule: Rule) -> [(Report, Diagnostic)] {
    let transition = machine.transitions[rule.transition]
    var problems: [(Report, Diagnostic)] = []
    for case .perform(let id, _) in transition.actions where rule.performsActions {
      let effect = machine.effects[id]
      for field in effect.payload
      where machine.effectOrigin(of: field, from: rule.source, on: rule.trigger) == nil {
        let (trigger, source) = (machine.name(of: rule.trigger), machine.states[rule.source].name.text)
        var notes = [
          Diagnostic.Note(
            "the payload of '\(effect.name.text)' is declared here", at: field.name.range)
        ]
        let other = machine.payload(of: rule.trigger).first { $0.name.text == field.name.text }
        if let other {
          notes.append(
            Diagnostic.Note(
              "'\(trigger)' brings it as \(other.type), and goes before what '\(source)' keeps",
              at: other.name.range))
        }
        problems.append(
          (
            Report(transition: rule.transition, field: field),
            Diagnostic(
              .error, .payloadMismatch,
              "'\(effect.name.text)' passes on '\(field.name.text)' of type \(field.type), which '\(trigger)' does "
                + "not bring and '\(source)' does not keep; give it to one of them, or name other states in 'from'",
              at: transition.actionsRange ?? transition.range, notes: notes)
          ))
      }
    }
    return problems
  }

  /// Where one event can set off several transitions, what one of them keeps another may have to give.
  private func dataObstacle() -> Diagnostic? {
    guard hasMacrosteps,
      let field = machine.states.lazy.compactMap(\.data.first).first
    else { return nil }
    let (reason, wayOut) =
      hasRegions
      ? ("has regions", "make a machine of its own of each region")
      : machine.raisesEvents
        ? ("raises events", "lead to the state where the raised event would")
        : ("goes on by itself when a composite is done", "lead to the next state instead of the final one")
    return Diagnostic(
      .error, .unsupported,
      "the states of this machine can't keep data, because it \(reason); \(wayOut), or let the host keep it",
      at: field.name.range)
  }
}

extension Change {
  /// Whether it leads to where the machine has been.
  fileprivate var goesBack: Bool { if case .leaf = recall { true } else { false } }
}

extension Rule {
  /// Whether it does what its transition does.
  fileprivate var performsActions: Bool {
    switch outcome {
    case .move, .stay: true
    case .defer, .ignore, .reject: false
    }
  }
}
