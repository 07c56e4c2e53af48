package import EnumatonSpec

/// Why a machine's states can't be types: the type that a method returns says where one transition leads.
package enum TypestateObstacle {
  /// States of several regions are active at once.
  case region(Identifier<Machine.State>)
  /// A transition answers the completion of a composite.
  case completion(Identifier<Machine.Transition>)
  /// The machine raises events, which set off further transitions.
  case raisedEvent(Identifier<Machine.Event>)
  /// What is deferred is handled later, by the driver.
  case deferral(Identifier<Machine.Transition>)
}

extension CheckedMachine {
  /// The first that there is; `nil` if each state can be a type.
  package var typestateObstacle: TypestateObstacle? {
    if let region = machine.states.identifiers.first(where: { machine.states[$0].isRegion }) {
      return .region(region)
    }
    for id in machine.transitions.identifiers {
      if machine.transitions[id].triggers.contains(where: { if case .done = $0 { true } else { false } }) {
        return .completion(id)
      }
      if machine.transitions[id].answer == .defer { return .deferral(id) }
    }
    return machine.raisedEvents.min().map { .raisedEvent($0) }
  }

  /// Nothing, or what is wrong with asking for types of the states, which was done at `range`.
  package func typestateProblem(at range: SourceRange) -> [Diagnostic] {
    let reason: String
    let wayOut: String
    let note: Diagnostic.Note
    switch typestateObstacle {
    case nil: return []
    case .region(let region):
      let name = machine.states[region].name
      reason = "it has regions, of which several states are active at once"
      wayOut = "make a machine of its own of each region"
      note = Diagnostic.Note("'\(name.text)' is a region", at: name.range)
    case .completion(let transition):
      reason = "it goes on by itself when a composite is done"
      wayOut = "lead to the next state instead of the final one"
      note = Diagnostic.Note("this answers 'done'", at: machine.transitions[transition].range)
    case .raisedEvent(let event):
      let name = machine.events[event].name
      reason = "it raises events, so that one event can set off several transitions"
      wayOut = "lead to the state where the raised event would"
      note = Diagnostic.Note("'\(name.text)' is raised", at: name.range)
    case .deferral(let transition):
      reason = "it defers events, whose answer comes later"
      wayOut = "let the host offer the event when the state has changed"
      note = Diagnostic.Note("this defers", at: machine.transitions[transition].range)
    }
    return [
      Diagnostic(
        .error, .unsupported,
        "the states of this machine can't be types ('typestate'): \(reason); \(wayOut), or leave 'typestate' out",
        at: range, notes: [note])
    ]
  }
}
