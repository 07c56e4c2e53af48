/// What a ``TimerQueue`` knows about one timer. All slots at rest are equal.
@frozen
public struct TimerSlot<Timer: MachineTimer>: Hashable, Sendable {
  /// `nil` while it rests.
  @usableFromInline let timer: Timer?
  @usableFromInline let schedule: TimerSchedule
  @usableFromInline var deadline: Instant
  @usableFromInline var wait: Int64
  /// The expiries so far, if they are limited.
  @usableFromInline var expiries = 0
  /// Its place among the running timers in the order of their start; -1 while it rests.
  @usableFromInline var rank: Int

  /// A slot at rest.
  @inlinable
  public init() {
    timer = nil
    schedule = TimerSchedule(nanoseconds: 0)
    (deadline, wait, rank) = (.origin, 0, -1)
  }

  @inlinable
  init(_ timer: Timer, from now: Instant, schedule: TimerSchedule, rank: Int) {
    self.timer = timer
    self.schedule = schedule
    self.rank = rank
    wait = schedule.firstWait
    deadline = now.advanced(byNanoseconds: wait)
  }

  @inlinable
  var willExpire: Bool { rank >= 0 && deadline < .distantFuture }

  /// What its expiry is, and whether it goes on: then it is armed for the next one.
  @inlinable
  mutating func expire() -> (deadline: Instant, isExhaustion: Bool, goesOn: Bool) {
    let due = deadline
    if let attempts = schedule.attempts {
      guard expiries < attempts else { return (due, true, false) }
      expiries += 1
    } else if !schedule.repeats {
      return (due, false, false)
    }
    wait = max(1, min(schedule.backoff.applied(to: wait), schedule.longestWait))  // or time would stand still
    deadline = due.advanced(byNanoseconds: wait)
    return (due, false, true)
  }
}
