/// A timer that runs, and how long it has to run: what is kept of it when clocks change.
public struct RunningTimer<Timer: MachineTimer>: Hashable, Sendable {
  /// Which timer.
  public var timer: Timer

  /// The time to its next expiry; negative if it is due already, `Duration.never` if it never will be.
  public var remaining: Duration

  /// The expiries behind it, if its schedule limits them.
  public var expiries: Int

  /// The whole of the present wait, from which the next one follows.
  public var wait: Duration

  /// When it expires: the timer's own schedule, unless it was started on another.
  public var schedule: TimerSchedule

  /// A running timer; its own schedule if none is given, and a whole first wait to go if none is.
  public init(
    _ timer: Timer, remaining: Duration? = nil, expiries: Int = 0, wait: Duration? = nil,
    schedule: TimerSchedule? = nil
  ) {
    let schedule = schedule ?? timer.schedule
    self.timer = timer
    self.schedule = schedule
    self.expiries = expiries
    self.wait = wait ?? schedule.after
    self.remaining = remaining ?? self.wait
  }
}

extension Duration {
  /// The time until ``Instant/distantFuture``.
  public static var never: Duration { .nanoseconds(Int64.max) }
}

extension TimerQueue {
  /// The timers that run, in the order in which they were started, with the time each has left at `now`.
  public func running(at now: Instant) -> [RunningTimer<Timer>] {
    (0..<slots.count).map { slots[$0] }.sorted { $0.rank < $1.rank }.compactMap { slot in
      guard let timer = slot.timer else { return nil }
      return RunningTimer(
        timer, remaining: slot.deadline == .distantFuture ? .never : slot.deadline - now,
        expiries: slot.expiries, wait: .nanoseconds(slot.wait), schedule: slot.schedule)
    }
  }

  /// A queue in which these timers run, with what each had left counted from `now`; of several entries for one
  /// timer the last counts.
  public init(_ running: [RunningTimer<Timer>], at now: Instant) {
    self.init()
    for timer in running {
      start(timer.timer, at: now, schedule: timer.schedule)
      slots[timer.timer.index].resume(timer, at: now)
    }
  }
}

extension TimerSlot {
  fileprivate mutating func resume(_ running: RunningTimer<Timer>, at now: Instant) {
    deadline = running.remaining == .never ? .distantFuture : now + running.remaining
    wait = max(0, running.wait.wholeNanoseconds)
    expiries = max(0, running.expiries)
  }
}
