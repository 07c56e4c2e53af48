/// Runs a machine against a clock: hands it its events and expired timers, keeps its timers and the events
/// it defers, and passes every effect on to the host.
///
/// The host calls ``start(perform:)`` once, ``handle(_:perform:observe:)`` for everything that happens, and
/// ``fireDueTimers(perform:observe:)`` when ``nextDeadline`` has come. Timers are started and stopped here, though
/// the host sees these effects too. An expiry is taken to happen when it was due, however late the host
/// looks: a timer started in answer to it counts from there, so every run over the same events is the same
/// run.
///
/// An event, or an expiry, that the machine defers waits among the ``deferredEvents``. Whenever an event has
/// moved the machine, they are offered again, the oldest first: one that is deferred again keeps its
/// place, and after each one that moves the machine, offering starts anew with the oldest. All of this
/// happens at the moment of the event that began it. For an event that finds no place, the reaction is
/// ``TimedMachine/overflow``.
///
/// `perform` is given every effect in order; `observe`, everything that the machine was offered and what
/// came of it, after its effects have been performed. Neither may call the driver; keep new events and hand
/// them over afterwards.
public struct Driver<Machine: TimedMachine, Clock: TimeSource> {
  /// The machine.
  public private(set) var machine: Machine

  /// Its running timers.
  public private(set) var timers = TimerQueue<Machine.Timer>()

  /// The events that wait for a change of state, the oldest first; never more than
  /// ``TimedMachine/deferralLimit``.
  public private(set) var deferredEvents = Machine.DeferredEvents()

  /// The only source of time.
  public var clock: Clock

  /// A driver of a machine that has done nothing yet.
  public init(_ machine: Machine, clock: Clock) {
    self.machine = machine
    self.clock = clock
  }

  init(
    _ machine: Machine, timers: TimerQueue<Machine.Timer>, deferredEvents: Machine.DeferredEvents,
    clock: Clock
  ) {
    self.machine = machine
    self.timers = timers
    self.deferredEvents = deferredEvents
    self.clock = clock
  }

  /// When a timer is due next; `nil` if none will ever be.
  public var nextDeadline: Instant? { timers.nextDeadline }

  /// Performs what entering the initial state asks for, whatever state the machine was made in: for one that is
  /// restored elsewhere, leave this out. Its timers are not running then.
  public mutating func start(perform: (Machine.Effect) -> Void) {
    machine.willStart()
    apply(Machine.initialEffects, at: clock.now, perform)
  }

  /// Lets `body` change what the machine keeps in its state, where it is, and gives its result.
  ///
  /// Events are the driver's to hand over: what the machine asks for in `body` nobody performs.
  @discardableResult
  public mutating func withMachine<Result>(_ body: (inout Machine) -> Result) -> Result { body(&machine) }

  /// Fires the timers due by now, then hands the event to the machine, and, if it moved, the deferred events.
  ///
  /// The result is what came of the event itself; `observe` learns of it too, in its place between the
  /// timers before it and the deferred events after it.
  @discardableResult
  public mutating func handle(
    _ event: Machine.Event, perform: (Machine.Effect) -> Void,
    observe: (Machine.Event, Machine.Reaction) -> Void = { _, _ in }
  ) -> Machine.Reaction {
    let now = clock.now
    fireTimers(dueAt: now, perform, observe)
    return handle(event, at: now, perform, observe)
  }

  /// Hands the machine every timer that is due by now, in order, and after each that moves it the deferred
  /// events; `observe` is told what came of all of them.
  public mutating func fireDueTimers(
    perform: (Machine.Effect) -> Void,
    observe: (Machine.Event, Machine.Reaction) -> Void = { _, _ in }
  ) {
    fireTimers(dueAt: clock.now, perform, observe)
  }

  private mutating func fireTimers(
    dueAt now: Instant, _ perform: (Machine.Effect) -> Void,
    _ observe: (Machine.Event, Machine.Reaction) -> Void
  ) {
    while let due = timers.takeDue(at: now) {
      let event =
        due.isExhaustion ? Machine.exhaustion(of: due.timer) : Machine.expiry(of: due.timer)
      guard let event else { continue }  // exhausted though it has no such event: nothing to tell
      _ = handle(event, at: due.deadline, perform, observe)
    }
  }

  private mutating func handle(
    _ event: Machine.Event, at moment: Instant, _ perform: (Machine.Effect) -> Void,
    _ observe: (Machine.Event, Machine.Reaction) -> Void
  ) -> Machine.Reaction {
    var reaction = offer(event, at: moment, perform)
    if Machine.isDeferred(reaction) { reaction = keep(event, after: reaction) }
    observe(event, reaction)
    if !deferredEvents.isEmpty, Machine.isMove(reaction) { offerDeferred(at: moment, perform, observe) }
    return reaction
  }

  private mutating func keep(_ event: Machine.Event, after reaction: Machine.Reaction) -> Machine.Reaction {
    guard deferredEvents.count < Machine.deferralLimit else {
      machine.didLose(event)
      return Machine.overflow ?? reaction
    }
    // Memory for all of them at once, unless they are more than anybody would keep.
    if deferredEvents.isEmpty { deferredEvents.reserveCapacity(min(Machine.deferralLimit, 1024)) }
    deferredEvents.append(event)
    return reaction
  }

  /// Ends, since nothing is added meanwhile: it starts over only after an event has left the queue.
  private mutating func offerDeferred(
    at moment: Instant, _ perform: (Machine.Effect) -> Void,
    _ observe: (Machine.Event, Machine.Reaction) -> Void
  ) {
    var next = 0
    while next < deferredEvents.count {
      let event = deferredEvents[next]
      let reaction = offer(event, at: moment, perform)
      if Machine.isDeferred(reaction) {
        next += 1
      } else {
        deferredEvents.remove(at: next)
        if Machine.isMove(reaction) { next = 0 }
      }
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
    advance(to: clock.now + wait, perform: perform, observe: observe)
  }

  /// Lets time pass up to `end`, stopping at every deadline on the way.
  public mutating func advance(
    to end: Instant, perform: (Machine.Effect) -> Void,
    observe: (Machine.Event, Machine.Reaction) -> Void = { _, _ in }
  ) {
    while let deadline = nextDeadline, deadline <= end {
      clock.advance(to: deadline)
      fireDueTimers(perform: perform, observe: observe)
    }
    clock.advance(to: end)
  }
}

extension Driver: Sendable where Clock: Sendable {}
