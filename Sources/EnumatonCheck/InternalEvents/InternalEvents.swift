import EnumatonSpec

extension Machine {
  /// The events that something raises.
  var raisedEvents: Set<Identifier<Event>> {
    var raised: Set<Identifier<Event>> = []
    func collect(_ actions: [Action]) {
      for case .raise(let event, _) in actions { raised.insert(event) }
    }
    for transition in transitions { collect(transition.actions) }
    for state in states {
      collect(state.entry)
      collect(state.exit)
    }
    return raised
  }

  var raisesEvents: Bool { !raisedEvents.isEmpty }

  /// Internal events are handled at once, so the driver's queue is no place for them.
  func deferredInternalEvents() -> [Diagnostic] {
    let raised = raisedEvents
    return transitions.compactMap { transition in
      guard transition.answer == .defer else { return nil }
      let trigger = transition.triggers.first { trigger in
        switch trigger {
        case .event(let event): raised.contains(event)
        case .done: true
        case .timer, .exhausted: false
        }
      }
      return trigger.map {
        Diagnostic(
          .error, .deferredInternalEvent,
          "'\(name(of: $0))' is an internal event, raised by the machine and handled at once; only events "
            + "from outside can be deferred",
          at: transition.range)
      }
    }
  }

  /// An error for each transition that leads into a region and names, in `from`, only states of the regions
  /// beside it: it applies nowhere.
  func transitionsIntoOtherRegions(_ leaves: Leaves, _ structure: Structure) -> [Diagnostic] {
    guard structure.hasRegions else { return [] }
    return transitions.compactMap { transition in
      let target: Identifier<State>
      switch transition.answer {
      case .move(let state): target = state
      case .resume(let history): target = history.composite
      case .stay, .defer, .ignore, .reject: return nil
      }
      guard case .states(let sources) = transition.source else { return nil }
      let foreign = sources.first { source in
        let inside = leaves.inside[source.index]
        return !inside.isEmpty
          && inside.allSatisfy { structure.isInAnotherRegion(target, from: leaves.states[$0]) }
      }
      return foreign.map { source in
        Diagnostic(
          .error, .crossRegion,
          "'\(states[target].name.text)' is in another region than '\(states[source].name.text)', and a "
            + "transition changes its own region; raise an event that the other region answers",
          at: transition.range,
          notes: [
            Diagnostic.Note("'\(states[target].name.text)' is declared here", at: states[target].name.range)
          ])
      }
    }
  }
}
