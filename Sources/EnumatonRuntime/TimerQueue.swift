/// The timers of a machine that are running, and when they are due.
///
/// A value with one slot for every timer, made once: starting, stopping and expiring allocate nothing. Two
/// queues are equal exactly when they will behave alike, whatever their history.
///
/// Timers come due in the order of their deadlines, those of the same instant in the order in which they
/// were started. A timer that goes on re-arms itself, from the deadline it had, before its expiry is handed
/// out: what is done about the expiry can therefore stop it, and a host that looks late finds every expiry
/// at the time it was due.
@frozen
public struct TimerQueue<Timer: MachineTimer>: Hashable, Sendable {
  @usableFromInline var slots: [TimerSlot<Timer>]
  @usableFromInline var count = 0

  /// A queue in which no timer is running.
  @inlinable
  public init() { slots = Timer.allCases.map { TimerSlot($0) } }

  /// Starts the timer, or starts it anew: with its first wait and all its attempts.
  @inlinable
  public mutating func start(_ timer: Timer, at now: Instant) {
    start(timer, at: now, schedule: timer.schedule)
  }

  /// Starts the timer on another schedule than its own: a wait that is measured or configured, not declared.
  @inlinable
  public mutating func start(_ timer: Timer, at now: Instant, schedule: TimerSchedule) {
    stop(timer)
    slots[timer.index].run(from: now, schedule: schedule, rank: count)
    count += 1
  }

  /// Stops the timer if it is running.
  @inlinable
  public mutating func stop(_ timer: Timer) {
    let rank = slots[timer.index].rank
    guard rank >= 0 else { return }
    slots[timer.index].rest()
    for index in slots.indices where slots[index].rank > rank { slots[index].rank -= 1 }
    count -= 1
  }

  /// Stops every timer.
  @inlinable
  public mutating func stopAll() {
    for index in slots.indices { slots[index].rest() }
    count = 0
  }

  /// Does to the timers what an effect asks.
  @inlinable
  public mutating func apply(_ command: TimerCommand<Timer>, at now: Instant) {
    switch command {
    case .start(let timer): start(timer, at: now)
    case .stop(let timer): stop(timer)
    case .stopAll: stopAll()
    }
  }

  /// Takes the first expiry that is due at `now`, or `nil` if none is.
  @inlinable
  public mutating func takeDue(at now: Instant) -> TimerExpiry<Timer>? {
    guard let index = first, slots[index].deadline <= now else { return nil }
    return take(index)
  }

  /// The expiry of a running timer, as if it were due.
  @inlinable
  mutating func take(_ index: Int) -> TimerExpiry<Timer> {
    let slot = slots[index]
    let schedule = slot.schedule
    if let attempts = schedule.attempts, slot.expiries >= attempts {
      stop(slot.timer)
      return TimerExpiry(timer: slot.timer, deadline: slot.deadline, isExhaustion: true)
    }
    if schedule.attempts != nil || schedule.repeats {
      slots[index].rearm(wait: schedule.wait(following: slot.wait), counts: schedule.attempts != nil)
    } else {
      stop(slot.timer)
    }
    return TimerExpiry(timer: slot.timer, deadline: slot.deadline, isExhaustion: false)
  }

  /// When the next timer is due; `nil` if none will ever be.
  @inlinable
  public var nextDeadline: Instant? { first.map { slots[$0].deadline } }

  /// Whether no timer is running.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// Whether the timer is running.
  @inlinable
  public func isRunning(_ timer: Timer) -> Bool { slots[timer.index].rank >= 0 }

  /// When the timer is due next, or `nil` if it is not running.
  @inlinable
  public func deadline(of timer: Timer) -> Instant? {
    isRunning(timer) ? slots[timer.index].deadline : nil
  }

  /// The slot due first, of those that ever will be.
  @inlinable
  var first: Int? {
    var best: Int?
    for index in slots.indices where slots[index].willExpire {
      if let other = best, !slots[index].isDue(before: slots[other]) { continue }
      best = index
    }
    return best
  }
}

/// A timer that came due.
@frozen
public struct TimerExpiry<Timer: MachineTimer>: Hashable, Sendable {
  /// Which timer.
  public let timer: Timer

  /// When it was due.
  public let deadline: Instant

  /// Whether the wait after its last attempt ended: the timer is exhausted rather than expired.
  public let isExhaustion: Bool

  @inlinable
  init(timer: Timer, deadline: Instant, isExhaustion: Bool) {
    self.timer = timer
    self.deadline = deadline
    self.isExhaustion = isExhaustion
  }
}

/// What the queue knows about one timer. All resting slots of a timer are equal.
@frozen
@usableFromInline
struct TimerSlot<Timer: MachineTimer>: Hashable, Sendable {
  @usableFromInline let timer: Timer
  /// The timer's own while it rests.
  @usableFromInline var schedule: TimerSchedule
  @usableFromInline var deadline = Instant.origin
  @usableFromInline var wait: Int64 = 0
  /// The expiries so far, if they are limited.
  @usableFromInline var expiries = 0
  /// Its place among the running timers in the order of their start; -1 while it rests.
  @usableFromInline var rank = -1

  @inlinable
  init(_ timer: Timer) {
    self.timer = timer
    schedule = timer.schedule
  }

  @inlinable
  mutating func run(from now: Instant, schedule: TimerSchedule, rank: Int) {
    self.schedule = schedule
    wait = schedule.firstWait
    deadline = now.advanced(byNanoseconds: wait)
    expiries = 0
    self.rank = rank
  }

  @inlinable
  mutating func rest() { self = TimerSlot(timer) }

  @inlinable
  mutating func rearm(wait: Int64, counts: Bool) {
    self.wait = wait
    deadline = deadline.advanced(byNanoseconds: wait)
    if counts { expiries += 1 }
  }

  @inlinable
  var willExpire: Bool { rank >= 0 && deadline < .distantFuture }

  @inlinable
  func isDue(before other: TimerSlot) -> Bool {
    deadline != other.deadline ? deadline < other.deadline : rank < other.rank
  }
}
