import EnumatonRuntime

/// The timers of a connection that run, in the order of their start: two inside the value, which is enough for almost
/// every moment of almost every connection, the others on the heap.
///
/// Timers come due in the order of their deadlines, those of the same instant in the order of their start; but what is
/// sent for an orphan is not sent once more at the instant at which the orphan is given up. A timer that goes on is
/// armed again, from the deadline it had, before its expiry is handed out.
struct ConnectionTimers: Hashable, Sendable {
  private var first = Running.resting
  private var second = Running.resting
  private var others: [Running] = []

  fileprivate struct Running: Hashable, Sendable {
    var deadline: Instant
    /// The present wait in microseconds, of a timer whose waits grow; of the others it is the profile's.
    var wait: UInt32
    var expiries: Expiries
    /// `nil` while it rests.
    var timer: TCPConnection.Timer?

    static let resting = Running(deadline: .distantFuture, wait: 0, expiries: .once, timer: nil)
  }

  /// A timer that came due.
  struct Expiry {
    var timer: TCPConnection.Timer
    var deadline: Instant
    /// Whether the wait after its last attempt ended.
    var isExhaustion: Bool
  }

  /// Whether nothing of it is on the heap.
  var isInline: Bool { others.capacity == 0 }

  func isRunning(_ timer: TCPConnection.Timer) -> Bool {
    first.timer == timer || second.timer == timer
      || !others.isEmpty && others.contains { $0.timer == timer }
  }

  /// When the next timer is due; `nil` if none ever will be.
  var nextDeadline: Instant? {
    var deadline = min(first.deadline, second.deadline)
    if !others.isEmpty { for other in others { deadline = min(deadline, other.deadline) } }
    return deadline == .distantFuture ? nil : deadline
  }

  /// The timers that run, the next that is due first.
  var inOrder: [(timer: TCPConnection.Timer, deadline: Instant, expiries: Expiries)] {
    let running = ([first, second] + others).enumerated()
      .sorted { ($0.element.deadline, $0.offset) < ($1.element.deadline, $1.offset) }
    return running.compactMap { _, running in
      running.timer.map { ($0, running.deadline, running.expiries) }
    }
  }

  /// Starts the timer, or starts it anew.
  mutating func start(_ timer: TCPConnection.Timer, at now: Instant, _ wait: TimerWait) {
    stop(timer)
    var running = Running(deadline: now, wait: 0, expiries: wait.expiries, timer: timer)
    running.arm(wait.first)
    if first.timer == nil {
      first = running
    } else if second.timer == nil {
      second = running
    } else {
      others.append(running)
    }
  }

  /// Stops the timer if it runs.
  mutating func stop(_ timer: TCPConnection.Timer) {
    if first.timer == timer {
      first = second
      fillSecond()
    } else if second.timer == timer {
      fillSecond()
    } else if !others.isEmpty {
      others.removeAll { $0.timer == timer }
      if others.isEmpty { others = [] }
    }
  }

  private mutating func fillSecond() {
    guard !others.isEmpty else {
      second = .resting
      return
    }
    second = others.removeFirst()
    if others.isEmpty { others = [] }
  }

  /// Stops every timer.
  mutating func stopAll() { self = ConnectionTimers() }

  /// Takes the first expiry that is due at `now`, or `nil` if none is.
  mutating func takeDue(at now: Instant, _ profile: Profile) -> Expiry? {
    guard let next = nextDeadline, next <= now else { return nil }
    let due: Running
    if first.deadline == next {
      due = first
    } else if second.deadline == next {
      due = second
    } else {
      guard let other = others.first(where: { $0.deadline == next }) else { return nil }
      due = other
    }
    guard let timer = due.timer else { return nil }
    return takeNext(timer == .retransmission ? limit(dueAt: next) ?? timer : timer, profile)
  }

  /// The timer that ends the retransmissions of an orphan, if it does so at that instant.
  private func limit(dueAt deadline: Instant) -> TCPConnection.Timer? {
    let ends = { (running: Running) in running.timer == .orphanRetries && running.deadline == deadline }
    return ends(first) || ends(second) || others.contains(where: ends) ? .orphanRetries : nil
  }

  /// Takes the next expiry of a timer, whenever it is due; `nil` if it does not run.
  mutating func takeNext(_ timer: TCPConnection.Timer, _ profile: Profile) -> Expiry? {
    let expiry: (deadline: Instant, isExhaustion: Bool, goesOn: Bool)
    if first.timer == timer {
      expiry = first.expire(timer, profile)
    } else if second.timer == timer {
      expiry = second.expire(timer, profile)
    } else {
      guard let index = others.firstIndex(where: { $0.timer == timer }) else { return nil }
      expiry = others[index].expire(timer, profile)
    }
    if !expiry.goesOn { stop(timer) }
    return Expiry(timer: timer, deadline: expiry.deadline, isExhaustion: expiry.isExhaustion)
  }

  /// Forgets when timers are due and in which order they were started; they are never due by themselves then.
  mutating func forgetTimes() {
    let running = ([first, second] + others).compactMap { running in running.timer.map { ($0, running) } }
      .sorted { $0.0.rawValue < $1.0.rawValue }
      .map { timer, running in
        Running(deadline: .distantFuture, wait: 0, expiries: running.expiries, timer: timer)
      }
    self = ConnectionTimers()
    if running.count > 0 { first = running[0] }
    if running.count > 1 { second = running[1] }
    others = Array(running.dropFirst(2))
  }
}

extension ConnectionTimers.Running {
  /// Lets it be due so many nanoseconds after it was last.
  fileprivate mutating func arm(_ nanoseconds: Int64) {
    var nanoseconds = nanoseconds
    if timer == .retransmission || timer == .persist {
      wait = UInt32(clamping: (nanoseconds.magnitude + 999) / 1_000)
      nanoseconds = Int64(wait) * 1_000
    }
    let (sum, overflow) = deadline.nanoseconds.addingReportingOverflow(nanoseconds)
    deadline = overflow ? .distantFuture : Instant(nanoseconds: sum)
  }

  /// What its expiry is, and whether it goes on: then it is armed for the next one.
  fileprivate mutating func expire(
    _ timer: TCPConnection.Timer, _ profile: Profile
  ) -> (deadline: Instant, isExhaustion: Bool, goesOn: Bool) {
    let due = deadline
    let (isExhaustion, goesOn) = expiries.next()
    if goesOn { arm(profile.wait(of: timer, following: Int64(wait) * 1_000)) }
    return (due, isExhaustion, goesOn)
  }
}
