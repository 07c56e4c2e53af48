import EnumatonCheck
import EnumatonSpec

// `after: P, eventually: Q` fails if from some P there is a run without Q that goes on for ever, or ends where
// time alone changes nothing. Time passes on a run that goes on for ever only if no timer runs all along without
// being stopped, started anew or expiring: the fairness of Emerson and Lei ("Modalities for model checking", 1987),
// on steps.

extension PropertyCheck {
  mutating func avoiding(_ goal: Machine.Predicate, after cause: Machine.Predicate) -> Counterexample? {
    let causes = exploration.situations(where: .and([cause, .not(goal)]))
    guard !causes.isEmpty else { return nil }
    let outside = forward(from: causes, within: exploration.situations(where: .not(goal)))

    // Nothing more need happen where no timer runs.
    let silence = Machine.Predicate.and(
      machine.timers.identifiers.map { .not(.running($0)) } + [.always, .always])
    let silent = exploration.intersection(outside, exploration.situations(where: silence))
    if !silent.isEmpty {
      let before = backward(from: silent, within: outside)
      if let (events, end) = exploration.run(to: exploration.intersection(before, causes)) {
        return Counterexample(
          text:
            "after \(place(end)) it can come to where no timer runs and nothing more need happen, such as "
            + "\(names(of: silent))",
          run: events)
      }
    }
    let endless = endless(within: outside)
    guard !endless.isEmpty else { return nil }
    let before = backward(from: endless, within: outside)
    guard let (events, end) = exploration.run(to: exploration.intersection(before, causes)) else {
      return nil
    }
    return Counterexample(
      text: "after \(place(end)) it can be put off for ever in \(names(of: endless))", run: events)
  }

  /// Those situations of `within` from which a run that goes on for ever, with time passing, stays inside.
  private mutating func endless(within: Exploration.Situations) -> Exploration.Situations {
    var inside = within
    while true {
      var next = inside
      for timer in machine.timers.identifiers {
        let idle = exploration.situations(where: .not(.running(timer)))
        let resetting = exploration.predecessors(of: next, within: next) { $0.resets.contains(timer) }
        let anyway = exploration.intersection(exploration.predecessors(of: next, within: next), idle)
        next = backward(from: exploration.union(resetting, anyway), within: next)
      }
      if machine.timers.isEmpty { next = exploration.predecessors(of: next, within: next) }
      if next == inside { return inside }
      inside = next
    }
  }

  private mutating func forward(
    from start: Exploration.Situations, within: Exploration.Situations
  ) -> Exploration.Situations {
    var found = exploration.intersection(start, within)
    var frontier = found
    while !frontier.isEmpty {
      var next = Exploration.Situations()
      for (location, _) in frontier.inOrder {
        for command in exploration.commands[location] where command.changes {
          next = exploration.union(next, exploration.situations(after: command, from: frontier))
        }
      }
      frontier = exploration.subtract(found, from: exploration.intersection(next, within))
      found = exploration.union(found, frontier)
    }
    return found
  }

  private mutating func backward(
    from goal: Exploration.Situations, within: Exploration.Situations
  ) -> Exploration.Situations {
    var found = goal
    var frontier = goal
    while !frontier.isEmpty {
      frontier = exploration.subtract(found, from: exploration.predecessors(of: frontier, within: within))
      found = exploration.union(found, frontier)
    }
    return found
  }

  private func names(of situations: Exploration.Situations) -> String {
    let places = situations.inOrder.map { "'" + machine.text(of: exploration.leaves(in: $0.location)) + "'" }
    let shown = places.prefix(6).joined(separator: ", ")
    return places.count > 6 ? shown + " and \(places.count - 6) more" : shown
  }
}
