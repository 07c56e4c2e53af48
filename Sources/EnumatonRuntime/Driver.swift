/// Runs a machine against a clock: hands it its events and expired timers, keeps its timers, and passes
/// every effect on to the host.
///
/// The host calls ``start(perform:)`` once, ``handle(_:perform:)`` for everything that happens, and
/// ``fireDueTimers(perform:observe:)`` when ``nextDeadline`` has come. Timers are started and stopped here, though
/// the host sees these effects too. An expiry is taken to happen when it was due, however late the host
/// looks: a timer started in answer to it counts from there, so every run over the same events is the same
/// run.
///
/// `perform` must not call the driver; keep new events and hand them over afterwards.
public struct Driver<Machine: TimedMachine, Clock: TimeSource> {
  /// The machine.
  public private(set) var machine: Machine

  /// Its running timers.
  public private(set) var timers = TimerQueue<Machine.Timer>()

  /// The only source of time.
  public var clock: Clock

  /// A driver of a machine that has done nothing yet.
  public init(_ machine: Machine, clock: Clock) {
    self.machine = machine
    self.clock = clock
  }

  /// When a timer is due next; `nil` if none will ever be.
  public var nextDeadline: Instant? { timers.nextDeadline }

  /// Performs what entering the initial state asks for.
  public mutating func start(perform: (Machine.Effect) -> Void) {
    apply(Machine.initialEffects, at: clock.now, perform)
  }

  /// Fires the timers due by now, then hands the event to the machine.
  @discardableResult
  public mutating func handle(
    _ event: Machine.Event, perform: (Machine.Effect) -> Void
  ) -> Machine.Reaction {
    let now = clock.now
    fireTimers(dueAt: now, perform)
    return offer(event, at: now, perform)
  }

  /// Hands the machine every timer that is due by now, in order; `observe` is told what came of each
  /// after its effects have been performed.
  public mutating func fireDueTimers(
    perform: (Machine.Effect) -> Void,
    observe: (Machine.Event, Machine.Reaction) -> Void = { _, _ in }
  ) {
    fireTimers(dueAt: clock.now, perform, observe)
  }

  private mutating func fireTimers(
    dueAt now: Instant, _ perform: (Machine.Effect) -> Void,
    _ observe: (Machine.Event, Machine.Reaction) -> Void = { _, _ in }
  ) {
    while let due = timers.takeDue(at: now) {
      let event =
        due.isExhaustion ? Machine.exhaustion(of: due.timer) : Machine.expiry(of: due.timer)
      guard let event else { continue }  // exhausted though it has no such event: nothing to tell
      let reaction = offer(event, at: due.deadline, perform)
      observe(event, reaction)
    }
  }

  private mutating func offer(
    _ event: Machine.Event, at moment: Instant, _ perform: (Machine.Effect) -> Void
  ) -> Machine.Reaction {
    let reaction = machine.handle(event)
    apply(Machine.effects(of: reaction), at: moment, perform)
    return reaction
  }

  private mutating func apply(
    _ effects: Machine.Effects, at moment: Instant, _ perform: (Machine.Effect) -> Void
  ) {
    for effect in effects {
      if let command = Machine.timerCommand(of: effect) { timers.apply(command, at: moment) }
      perform(effect)
    }
  }
}

extension Driver where Clock == VirtualClock {
  /// Lets time pass, stopping at every deadline on the way, so that `perform` finds the clock there.
  public mutating func advance(
    by wait: Duration, perform: (Machine.Effect) -> Void,
    observe: (Machine.Event, Machine.Reaction) -> Void = { _, _ in }
  ) {
    let end = clock.now + wait
    while let deadline = nextDeadline, deadline <= end {
      clock.advance(to: deadline)
      fireDueTimers(perform: perform, observe: observe)
    }
    clock.advance(to: end)
  }
}

extension Driver: Sendable where Clock: Sendable {}
