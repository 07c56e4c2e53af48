import Harness

// The ways to give an event to the machine. Each is written out as a host would write it, once timed with effects that
// are counted and once checked: the compiler makes more of a closure that it sees at the call than of one that
// comes through the harness.

extension Subject {
  /// The effects are performed while the event is handled.
  static func performing(goal: Goal) -> Subject {
    Subject("handle(_:perform:)", goal: goal) { numbers in
      let events = events(numbers)
      return Run(
        check: {
          var machine = Machine()
          var log = Log()
          for event in events {
            let reaction = machine.handle(event) { log.perform($0) }
            log.note(reaction)
          }
          return log.checksum.value(state: machine.state.rawValue)
        },
        run: { counts in runPerforming(events, counts) })
    }
  }

  /// A handler of the host performs the effects.
  static func handling(goal: Goal) -> Subject {
    Subject("handle(_:effects:)", goal: goal) { numbers in
      let events = events(numbers)
      return Run(
        check: {
          var machine = Machine()
          var log = Log()
          for event in events {
            let reaction = machine.handle(event, effects: &log)
            log.note(reaction)
          }
          return log.checksum.value(state: machine.state.rawValue)
        },
        run: { counts in runHandling(events, counts) })
    }
  }

  /// The effects are the reaction's.
  static func returning(goal: Goal) -> Subject {
    Subject("handle(_:)", goal: goal) { numbers in
      let events = events(numbers)
      return Run(
        check: {
          var machine = Machine()
          var log = Log()
          for event in events {
            let reaction = machine.handle(event)
            for effect in reaction.effects { log.perform(effect) }
            log.note(reaction)
          }
          return log.checksum.value(state: machine.state.rawValue)
        },
        run: { counts in runReturning(events, counts) })
    }
  }

  private static func events(_ numbers: Trace.Numbers) -> [Event] {
    numbers.compactMap { Event(number: $0.event, detail: $0.detail) }
  }
}

@inline(never) private func runPerforming(_ events: [Event], _ counts: Counts) {
  var machine = Machine()
  for event in events { _ = machine.handle(event) { counts[$0.code & 1023] &+= 1 } }
}

private struct Counter: Machine.EffectHandler {
  let counts: Counts

  mutating func perform(_ effect: Effect) { counts[effect.code & 1023] &+= 1 }
}

@inline(never) private func runHandling(_ events: [Event], _ counts: Counts) {
  var machine = Machine()
  var counter = Counter(counts: counts)
  for event in events { _ = machine.handle(event, effects: &counter) }
}

@inline(never) private func runReturning(_ events: [Event], _ counts: Counts) {
  var machine = Machine()
  for event in events {
    for effect in machine.handle(event).effects { counts[effect.code & 1023] &+= 1 }
  }
}
