/// What a ``TimerQueue`` knows about a timer that runs.
@frozen
public struct TimerSlot<Timer: MachineTimer>: Hashable, Sendable {
  @usableFromInline let timer: Timer
  @usableFromInline let schedule: TimerSchedule
  @usableFromInline var deadline: Instant
  @usableFromInline var wait: Int64
  /// The expiries so far, if they are limited.
  @usableFromInline var expiries = 0
  /// Its place among the running timers in the order of their start.
  @usableFromInline var rank: Int

  @inlinable
  init(_ timer: Timer, from now: Instant, schedule: TimerSchedule, rank: Int) {
    self.timer = timer
    self.schedule = schedule
    self.rank = rank
    wait = schedule.firstWait
    deadline = now.advanced(byNanoseconds: wait)
  }

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
    wait = schedule.wait(following: wait)
    deadline = due.advanced(byNanoseconds: wait)
    return (due, false, true)
  }

  @inlinable
  func isDue(before other: TimerSlot) -> Bool {
    deadline != other.deadline ? deadline < other.deadline : rank < other.rank
  }
}
