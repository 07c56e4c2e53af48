import EnumatonSpec

/// Which timers run, and until when. All times are nanoseconds; a time that does not fit stands for never.
struct RunningTimers: Sendable {
  private struct Run: Sendable {
    var deadline: Int64
    /// The wait that ends at the deadline.
    var wait: Int64
    /// How often it has expired since its start.
    var expiries = 0
    /// The number of its start: what is due at the same instant fires in this order.
    var rank: UInt64
  }

  /// Indexed by timer.
  private var runs: [Run?]
  private var starts: UInt64 = 0

  init(count: Int) { runs = .init(repeating: nil, count: count) }

  /// Starts a timer, or starts it anew.
  mutating func start(_ timer: Identifier<Machine.Timer>, _ schedule: Machine.Timer, at now: Int64) {
    let wait = min(schedule.after, schedule.limit ?? .max)
    runs[timer.index] = Run(deadline: now.saturatingSum(wait), wait: wait, rank: starts)
    starts += 1
  }

  mutating func stop(_ timer: Identifier<Machine.Timer>) { runs[timer.index] = nil }

  mutating func stopAll() { runs = .init(repeating: nil, count: runs.count) }

  /// A timer expires: it goes on from `now` if it has attempts left or repeats, and has ended otherwise. One
  /// that only waits for its exhaustion keeps waiting.
  mutating func expire(_ timer: Identifier<Machine.Timer>, _ schedule: Machine.Timer, at now: Int64) {
    guard var run = runs[timer.index], !isOnLastWait(timer, schedule) else { return }
    guard schedule.attempts != nil || schedule.repeats else { return stop(timer) }
    run.wait = schedule.wait(after: run.wait)
    run.deadline = now.saturatingSum(run.wait)
    if schedule.attempts != nil { run.expiries += 1 }
    runs[timer.index] = run
  }

  /// Whether the timer's expiries are used up, so that it will be exhausted next.
  func isOnLastWait(_ timer: Identifier<Machine.Timer>, _ schedule: Machine.Timer) -> Bool {
    guard let run = runs[timer.index], let attempts = schedule.attempts else { return false }
    return run.expiries >= attempts
  }

  /// The timer that is due first.
  var first: (timer: Identifier<Machine.Timer>, deadline: Int64)? {
    var first: (index: Int, run: Run)?
    for (index, run) in runs.enumerated() {
      guard let run, run.deadline < .max else { continue }
      if let first, (first.run.deadline, first.run.rank) < (run.deadline, run.rank) { continue }
      first = (index, run)
    }
    return first.map { (Identifier($0.index), $0.run.deadline) }
  }

  func remaining(at now: Int64) -> [Reaction.Remaining] {
    runs.enumerated().compactMap { index, run in
      run.map { Reaction.Remaining(timer: Identifier(index), nanoseconds: max(0, $0.deadline - now)) }
    }
  }
}

extension Machine.Timer {
  /// The wait that follows a wait of `wait`: at least a nanosecond, or time would stand still.
  fileprivate func wait(after wait: Int64) -> Int64 {
    max(1, min(backoff?.applied(to: wait) ?? wait, limit ?? .max))
  }
}

extension Ratio {
  /// The product, exact before it is divided; at most what fits.
  fileprivate func applied(to wait: Int64) -> Int64 {
    let (high, low) = wait.magnitude.multipliedFullWidth(by: numerator.magnitude)
    let divisor = max(1, denominator.magnitude)
    guard high < divisor else { return .max }
    return Int64(clamping: divisor.dividingFullWidth((high, low)).quotient)
  }
}

extension Int64 {
  /// The sum of two numbers that are not negative, at most what fits.
  fileprivate func saturatingSum(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
