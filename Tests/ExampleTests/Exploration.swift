import EnumatonCheck
import EnumatonSpec

/// Visits what a machine can be, from its start: every event with every combination of its flags, and every
/// timer that runs, at any moment.
///
/// Two configurations that differ only in what no condition looks at, such as a counter for the host or the
/// past, are taken for one: all that is found can happen, but what is not found might.
struct Exploration {
  /// The transitions that were taken or answered something.
  private(set) var transitions: Set<Identifier<Machine.Transition>> = []
  /// The states that were active, if only for a moment.
  private(set) var leaves: Set<Identifier<Machine.State>> = []
  /// What nothing answered: the active states, and what happened.
  private(set) var unhandled: Set<String> = []

  fileprivate struct Place: Hashable {
    var configuration: Configuration
    /// By their bits.
    var timers: UInt64
  }

  /// Visits everything; no host reports the events named in `ownEvents`.
  init(of checked: CheckedMachine, ownEvents: Set<String>) {
    let machine = checked.machine
    var start = Place(configuration: checked.initial, timers: 0)
    Self.run(checked.initialActions, &start.timers)
    var known: Set<Place> = [machine.essence(of: start.configuration, start.timers)]
    var waiting = [start]
    while let place = waiting.popLast() {
      let active = place.configuration.leaves(in: checked)
      leaves.formUnion(active)
      let isOver = active.contains { machine.states[$0].isFinal && machine.states[$0].parent == nil }
      for trigger in checked.triggers
      where machine.canHappen(trigger, place.timers) && !ownEvents.contains(machine.name(of: trigger)) {
        for flags in machine.combinations(for: trigger) {
          var next = place
          if case .timer(let timer) = trigger, machine.timers[timer].isOver { next.timers &= ~timer.mask }
          if case .exhausted(let timer) = trigger { next.timers &= ~timer.mask }
          for microstep in checked.react(to: trigger, flags: flags, in: &next.configuration) {
            transitions.formUnion(microstep.rules.map(\.transition))
            leaves.formUnion(microstep.to)
            Self.run(microstep.actions, &next.timers)
            guard microstep.kind == .unhandled, !isOver else { continue }
            let names = active.map { machine.states[$0].name.text }.joined(separator: "+")
            unhandled.insert("\(names): \(machine.name(of: microstep.trigger))")
          }
          if known.insert(machine.essence(of: next.configuration, next.timers)).inserted {
            waiting.append(next)
          }
        }
      }
    }
  }

  private static func run(_ actions: [Machine.Action], _ timers: inout UInt64) {
    for action in actions {
      switch action {
      case .start(let timer): timers |= timer.mask
      case .stop(let timer): timers &= ~timer.mask
      case .stopAll: timers = 0
      default: break
      }
    }
  }
}

extension Machine {
  /// What decides how a machine goes on, without its past.
  fileprivate func essence(of configuration: Configuration, _ timers: UInt64) -> Exploration.Place {
    var essence = configuration
    let compared = Set(transitions.flatMap { $0.condition.counters })
    for counter in counters.identifiers where !compared.contains(counter) {
      essence.counters[counter.index] = 0
    }
    essence.memory = []
    return Exploration.Place(configuration: essence, timers: timers)
  }

  /// Whether the host can report it: completions are the machine's own, and a timer has to run.
  fileprivate func canHappen(_ trigger: Trigger, _ timers: UInt64) -> Bool {
    switch trigger {
    case .event: true
    case .timer(let timer), .exhausted(let timer): timers & timer.mask != 0
    case .done: false
    }
  }

  fileprivate func combinations(for trigger: Trigger) -> [UInt64] {
    carriedFlags(of: trigger).reduce([0]) { masks, flag in
      masks + masks.map { $0 | flags[flag].mask }
    }
  }
}

extension Machine.Timer {
  /// Whether its first expiry is its last.
  fileprivate var isOver: Bool { attempts == nil && !repeats }
}

extension Identifier<Machine.Timer> {
  fileprivate var mask: UInt64 { 1 &<< UInt64(index) }
}

extension Machine.Condition {
  /// The counters it looks at.
  fileprivate var counters: [Identifier<Machine.Counter>] {
    switch self {
    case .always, .flag: []
    case .counter(let counter, _, _): [counter]
    case .not(let inner): inner.counters
    case .and(let parts), .or(let parts): parts.flatMap(\.counters)
    }
  }
}
