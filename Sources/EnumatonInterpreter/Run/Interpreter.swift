package import EnumatonCheck
package import EnumatonSpec

/// Runs a machine in virtual time without compiling it. A value: a copy is a point to come back to.
///
/// It gives the same reactions to the same events as the generated code with the runtime's driver. What an
/// event gives is a list: its own reaction, those of the internal events that it set off, and, if that moved
/// the machine, those of the deferred events that were offered again.
package struct Interpreter: Sendable {
  package let machine: CheckedMachine
  /// All that the machine is, its timers and deferred events aside.
  package private(set) var configuration: Configuration
  /// The virtual time, in nanoseconds since the start.
  package private(set) var time: Int64 = 0
  /// What entering the state it starts in asked of the host, before anything happened.
  package private(set) var initialEffects: [Machine.Action] = []
  /// What waits for a change of state, oldest first.
  package private(set) var deferred: [DeferredEvent] = []
  private var running: RunningTimers

  /// The active states with nothing inside, in document order.
  package var leaves: [Identifier<Machine.State>] { configuration.leaves(in: machine) }

  /// The held flags that are set, by their bits.
  package var held: UInt64 { configuration.held }

  /// What is counted, in the order of declaration.
  package var counters: [Int64] { configuration.counters }

  /// The running timers, in the order of their declaration.
  package var timers: [Reaction.Remaining] { running.remaining(at: time) }

  /// Starts in `state` (of a composite: in its initial states) as if it had just been entered, with all that
  /// is around it and beside it, timers included; in the machine's initial state if none is given.
  ///
  /// Where `held` is given, the machine holds exactly these flags, whatever entering the state sets or
  /// clears; so with the counters that are given.
  package init(
    _ machine: CheckedMachine, at state: Identifier<Machine.State>? = nil, held: UInt64? = nil,
    counters: [Identifier<Machine.Counter>: Int64] = [:]
  ) {
    self.machine = machine
    configuration = machine.initial
    running = RunningTimers(count: machine.machine.timers.count)
    var actions = machine.initialActions
    if state != nil || held != nil || !counters.isEmpty {
      // What entering raises is answered with these values, too.
      configuration = machine.inactive
      restore(held, counters)
      actions = machine.enter(state ?? machine.machine.initial, in: &configuration)
      restore(held, counters)
    }
    initialEffects = perform(actions)
  }

  private mutating func restore(_ held: UInt64?, _ counters: [Identifier<Machine.Counter>: Int64]) {
    if let held { configuration.held = held }
    for (counter, value) in counters {
      let range = machine.machine.counters[counter].range
      configuration.counters[counter.index] = min(max(value, range.lowerBound), range.upperBound)
    }
  }

  /// An event happens, carrying these flags (by their bits; those it does not carry are ignored).
  package mutating func handle(_ event: Identifier<Machine.Event>, flags: UInt64 = 0) -> [Reaction] {
    handle(.event(event), flags: flags)
  }

  /// A timer expires now, whether or not it is due or even running. If it has attempts or repeats and is
  /// running, it goes on as after any expiry; the last wait, for its exhaustion, is not cut short.
  package mutating func expire(_ timer: Identifier<Machine.Timer>) -> [Reaction] {
    running.expire(timer, machine.machine.timers[timer], at: time)
    return handle(.timer(timer))
  }

  /// The last attempt of a timer runs out now, whether or not it is running.
  package mutating func exhaust(_ timer: Identifier<Machine.Timer>) -> [Reaction] {
    running.stop(timer)
    return handle(.exhausted(timer))
  }

  /// Lets time pass up to the first timer that is due by `end` and fires it; if none is, lets time pass up
  /// to `end` and gives `nil`.
  package mutating func fireNextTimer(dueBy end: Int64) -> [Reaction]? {
    guard let (timer, deadline) = running.first, deadline <= end else {
      time = max(time, end)
      return nil
    }
    time = max(time, deadline)
    let schedule = machine.machine.timers[timer]
    if running.isOnLastWait(timer, schedule) { return exhaust(timer) }
    running.expire(timer, schedule, at: deadline)
    return handle(.timer(timer))
  }

  /// Lets time pass; the timers that become due fire in the order of their deadlines, those of the same
  /// instant in the order of their starts.
  package mutating func advance(
    by duration: Int64, limit: Int = Self.expiryLimit
  ) throws(TooManyExpiries) -> [Reaction] {
    let end = instant(after: duration)
    var reactions: [Reaction] = []
    var expiries = 0
    while let more = fireNextTimer(dueBy: end) {
      guard expiries < limit else { throw TooManyExpiries(limit: limit) }
      expiries += 1
      reactions += more
    }
    return reactions
  }

  /// How many timers one `advance` may fire: more is a machine that will not come to rest.
  package static let expiryLimit = 1_000_000

  /// The time at which `duration` will have passed; never past the end of time.
  package func instant(after duration: Int64) -> Int64 {
    let (end, overflows) = time.addingReportingOverflow(max(0, duration))
    return overflows ? .max : end
  }
}

/// More timers became due in one stretch of time than anybody waits for.
package struct TooManyExpiries: Error {
  package let limit: Int
}

// Macrosteps.
extension Interpreter {
  private mutating func handle(_ trigger: Machine.Trigger, flags: UInt64 = 0) -> [Reaction] {
    let microsteps = machine.react(to: trigger, flags: flags, in: &configuration)
    var reactions: [Reaction] = []
    reactions.reserveCapacity(microsteps.count)
    guard microsteps.isDeferred else {
      tell(of: microsteps, from: .outside, &reactions)
      if !deferred.isEmpty, microsteps.haveMoved { offerDeferred(&reactions) }
      return reactions
    }
    let hasRoom = deferred.count < machine.machine.deferralLimit
    if hasRoom { deferred += microsteps.map { DeferredEvent(trigger: $0.trigger, flags: $0.flags) } }
    tell(of: microsteps, from: .outside, &reactions)
    if !hasRoom { reactions[0].kind = .overflow }
    return reactions
  }

  /// Offers what was deferred again, from the oldest on; after each that moves the machine, from the oldest
  /// on anew. Each time one is gone, so this ends.
  private mutating func offerDeferred(_ reactions: inout [Reaction]) {
    var next = 0
    while next < deferred.count {
      let microsteps = machine.react(
        to: deferred[next].trigger, flags: deferred[next].flags, in: &configuration)
      if microsteps.isDeferred {
        next += 1
      } else {
        deferred.remove(at: next)
        if microsteps.haveMoved { next = 0 }
      }
      tell(of: microsteps, from: .recalled, &reactions)
    }
  }

  private mutating func tell(
    of microsteps: [Microstep], from origin: Reaction.Origin, _ reactions: inout [Reaction]
  ) {
    var origin = origin
    for microstep in microsteps {
      let effects = perform(microstep.actions)
      reactions.append(
        Reaction(
          time: time, origin: origin, trigger: microstep.trigger, flags: microstep.flags,
          from: microstep.from, to: microstep.to, kind: microstep.kind,
          rules: microstep.rules, effects: effects, held: microstep.held, counters: microstep.counters,
          timers: timers, deferred: deferred))
      origin = .raised
    }
  }

  /// Starts and stops timers, and gives what of `actions` is the host's to do or to know.
  private mutating func perform(_ actions: [Machine.Action]) -> [Machine.Action] {
    for action in actions {
      switch action {
      case .start(let timer): running.start(timer, machine.machine.timers[timer], at: time)
      case .stop(let timer): running.stop(timer)
      case .stopAll: running.stopAll()
      case .perform, .set, .clear, .increment, .decrement, .reset, .raise: break
      }
    }
    return actions.allSatisfy(\.isForHost) ? actions : actions.filter(\.isForHost)
  }
}

extension [Microstep] {
  /// Whether the event is to be kept. Nothing is raised then, so it is the only microstep.
  fileprivate var isDeferred: Bool { first?.kind == .deferred }

  fileprivate var haveMoved: Bool { contains { $0.kind == .moved } }
}
