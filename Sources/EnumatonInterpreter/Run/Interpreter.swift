package import EnumatonCheck
package import EnumatonSpec

/// Runs a machine in virtual time without compiling it. A value: a copy is a point to come back to.
///
/// It gives the same reaction to the same events as the generated code with the runtime's timers.
package struct Interpreter: Sendable {
  package let machine: CheckedMachine
  /// The leaf state the machine is in.
  package private(set) var state: Identifier<Machine.State>
  /// The held flags that are set, by their bits.
  package private(set) var held: UInt64
  /// The virtual time, in nanoseconds since the start.
  package private(set) var time: Int64 = 0
  /// What entering the state it starts in asked of the host, before anything happened.
  package private(set) var initialEffects: [Machine.Action] = []
  private var running: RunningTimers

  /// The running timers, in the order of their declaration.
  package var timers: [Reaction.Remaining] { running.remaining(at: time) }

  /// Starts in `state` (a composite's initial leaf) as if it had just been entered, timers included; in the
  /// machine's initial state if none is given. Where `held` is given, the machine holds exactly these
  /// flags, whatever entering the state sets or clears.
  package init(
    _ machine: CheckedMachine, at state: Identifier<Machine.State>? = nil, held: UInt64? = nil
  ) {
    let start = state.map(machine.machine.initialLeaf) ?? machine.initialLeaf
    self.machine = machine
    self.state = start
    self.held = 0
    self.running = RunningTimers(count: machine.machine.timers.count)
    initialEffects = perform(
      state == nil ? machine.initialActions : machine.steps(entering: start).actions)
    if let held { self.held = held }
  }

  /// An event happens, carrying these flags (by their bits; those it does not carry are ignored).
  package mutating func handle(_ event: Identifier<Machine.Event>, flags: UInt64 = 0) -> Reaction {
    offer(.event(event), flags: flags)
  }

  /// A timer expires now, whether or not it is due or even running. If it has attempts or repeats and is
  /// running, it goes on as after any expiry; the last wait, for its exhaustion, is not cut short.
  package mutating func expire(_ timer: Identifier<Machine.Timer>) -> Reaction {
    running.expire(timer, machine.machine.timers[timer], at: time)
    return offer(.timer(timer))
  }

  /// The last attempt of a timer runs out now, whether or not it is running.
  package mutating func exhaust(_ timer: Identifier<Machine.Timer>) -> Reaction {
    running.stop(timer)
    return offer(.exhausted(timer))
  }

  /// Lets time pass up to the first timer that is due by `end` and fires it; if none is, lets time pass up
  /// to `end`.
  package mutating func fireNextTimer(dueBy end: Int64) -> Reaction? {
    guard let (timer, deadline) = running.first, deadline <= end else {
      time = max(time, end)
      return nil
    }
    time = max(time, deadline)
    let schedule = machine.machine.timers[timer]
    if running.isOnLastWait(timer, schedule) { return exhaust(timer) }
    running.expire(timer, schedule, at: deadline)
    return offer(.timer(timer))
  }

  /// Lets time pass; the timers that become due fire in the order of their deadlines, those of the same
  /// instant in the order of their starts.
  package mutating func advance(
    by duration: Int64, limit: Int = Self.expiryLimit
  ) throws(TooManyExpiries) -> [Reaction] {
    let end = instant(after: duration)
    var reactions: [Reaction] = []
    while let reaction = fireNextTimer(dueBy: end) {
      guard reactions.count < limit else { throw TooManyExpiries(limit: limit) }
      reactions.append(reaction)
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

  private mutating func offer(_ trigger: Machine.Trigger, flags: UInt64 = 0) -> Reaction {
    let from = state
    let carried = flags & machine.machine.carriedMask(of: trigger)
    let rule = rules(for: trigger).first { $0.condition.holds { isSet($0, carried) } }
    var effects: [Machine.Action] = []
    let kind: Reaction.Kind
    switch rule?.outcome {
    case nil: kind = .unhandled
    case .ignore, .defer: kind = .ignored
    case .reject(let rejection): kind = .rejected(rejection)
    case .stay:
      kind = .stayed
      effects = perform(rule?.actions ?? [])
    case .move(let target):
      kind = .moved
      state = target
      effects = perform(rule?.actions ?? [])
    }
    return Reaction(
      time: time, trigger: trigger, flags: carried, from: from, to: state, kind: kind, rule: rule,
      effects: effects, held: held, timers: timers)
  }

  private func rules(for trigger: Machine.Trigger) -> [Rule] {
    guard let leaf = machine.leafIndex(of: state), let index = machine.index(of: trigger) else { return [] }
    return machine.rules(leaf: leaf, trigger: index)
  }

  private func isSet(_ flag: Identifier<Machine.Flag>, _ carried: UInt64) -> Bool {
    let flag = machine.machine.flags[flag]
    return (flag.isHeld ? held : carried) & flag.mask != 0
  }

  /// Does what is the machine's own part of `actions`, and gives what is the host's to do or to know.
  @discardableResult
  private mutating func perform(_ actions: [Machine.Action]) -> [Machine.Action] {
    actions.filter { action in
      switch action {
      case .perform: break
      case .start(let timer): running.start(timer, machine.machine.timers[timer], at: time)
      case .stop(let timer): running.stop(timer)
      case .stopAll: running.stopAll()
      case .set(let flag):
        held |= machine.machine.flags[flag].mask
        return false
      case .clear(let flag):
        held &= ~machine.machine.flags[flag].mask
        return false
      case .increment, .decrement, .reset, .raise:
        return false
      }
      return true
    }
  }
}

/// More timers became due in one stretch of time than anybody waits for.
package struct TooManyExpiries: Error {
  package let limit: Int
}

extension Machine {
  fileprivate func carriedMask(of trigger: Trigger) -> UInt64 {
    carriedFlags(of: trigger).reduce(0) { $0 | flags[$1].mask }
  }
}
