/// The timers of a machine that are running, and when they are due.
///
/// A value with one slot for every timer, made once: starting, stopping and expiring allocate nothing. Two
/// queues are equal exactly when they will behave alike, whatever their history. Where the slots are kept is the
/// timers' to say: ``MachineTimer/Slots``.
///
/// Timers come due in the order of their deadlines, those of the same instant in the order in which they
/// were started. A timer that goes on re-arms itself, from the deadline it had, before its expiry is handed
/// out: what is done about the expiry can therefore stop it, and a host that looks late finds every expiry
/// at the time it was due.
@frozen
public struct TimerQueue<Timer: MachineTimer>: Hashable, Sendable {
  @usableFromInline var slots = Timer.Slots()
  @usableFromInline var count = 0

  /// A queue in which no timer is running.
  @inlinable
  public init() {}

  /// Starts the timer, or starts it anew: with its first wait and all its attempts.
  @inlinable
  public mutating func start(_ timer: Timer, at now: Instant) {
    start(timer, at: now, schedule: timer.schedule)
  }

  /// Starts the timer on another schedule than its own: a wait that is measured or configured, not declared.
  @inlinable
  public mutating func start(_ timer: Timer, at now: Instant, schedule: TimerSchedule) {
    let index = timer.index
    stop(index)
    slots[index] = TimerSlot(timer, from: now, schedule: schedule, rank: count)
    count += 1
  }

  /// Stops the timer if it is running.
  @inlinable
  public mutating func stop(_ timer: Timer) { stop(timer.index) }

  @inlinable
  @inline(never)  // used in several places
  mutating func stop(_ index: Int) {
    let rank = slots[index].rank
    guard rank >= 0 else { return }
    slots[index] = TimerSlot()
    count -= 1
    // Those that were started later move up. (Counted down, and not to the end of the slots: a compiler that knows
    // how many there are writes the loop out.)
    var later = count - rank
    var place = 0
    while later > 0 {
      if slots[place].rank > rank {
        slots[place].rank -= 1
        later -= 1
      }
      place += 1
    }
  }

  /// Stops every timer.
  @inlinable
  public mutating func stopAll() {
    for index in 0..<slots.count { stop(index) }
  }

  /// Does to the timers what an effect asks.
  @inlinable
  @inline(never)  // a driver performs effects in several places
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
    guard let index = Self.first(of: &slots), slots[index].deadline <= now else { return nil }
    return take(index)
  }

  /// The expiry of a timer, as if it were due; `nil` if it does not run.
  @inlinable
  @inline(never)  // a driver looks for what is due in several places
  mutating func take(_ index: Int) -> TimerExpiry<Timer>? {
    guard let timer = slots[index].timer else { return nil }
    let expiry = slots[index].expire()
    if !expiry.goesOn { stop(index) }
    return TimerExpiry(timer: timer, deadline: expiry.deadline, isExhaustion: expiry.isExhaustion)
  }

  /// When the next timer is due; `nil` if none will ever be.
  @inlinable
  public var nextDeadline: Instant? {
    var slots = slots
    return Self.first(of: &slots).map { slots[$0].deadline }
  }

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

  /// The index of the timer due first, of those that ever will be. (`inout`, for otherwise slots that are not on
  /// the heap would be copied for every look at one.)
  @inlinable
  static func first(of slots: inout Timer.Slots) -> Int? {
    var best: Int?
    for index in 0..<slots.count where slots[index].willExpire {
      if let other = best {
        let (due, sooner) = (slots[index].deadline, slots[other].deadline)
        guard due < sooner || due == sooner && slots[index].rank < slots[other].rank else { continue }
      }
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
