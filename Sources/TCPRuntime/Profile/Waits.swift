extension Profile {
  /// How `timer` waits if it is started in `state` and the retransmission timeout is `timeout`; `nil` for a timer
  /// that this profile does without.
  func wait(
    for timer: TCPConnection.Timer, in state: TCPConnection.State, timeout: @autoclosure () -> Int64
  ) -> TimerWait? {
    let times = shared.times
    switch timer {
    case .retransmission:
      let settings = shared.settings
      let retries =
        switch state {
        case .synSent: settings.synRetries
        case .synReceived: settings.synAckRetries ?? settings.synRetries
        default: settings.dataRetries
        }
      return TimerWait(min(timeout(), times.maximumTimeout), .exhausted(after: retries))
    case .userTimeout: return times.userTimeout.map { TimerWait($0) }
    case .timeWait: return TimerWait(times.timeWait)
    case .synAckRetries:
      return shared.settings.synAckRetries.map { TimerWait(time(of: $0, from: timeout())) }
    case .orphanRetries:
      return shared.settings.orphanRetries.map { TimerWait(time(of: $0, from: timeout())) }
    case .finWait2: return times.orphanFinWait2.map { TimerWait($0) }
    case .keepalive: return TimerWait(times.keepaliveIdle)
    case .keepaliveProbes:
      // The first probe is sent when the idle time ends.
      return TimerWait(
        times.keepaliveInterval, .exhausted(after: max(1, shared.settings.keepaliveProbes) - 1))
    case .persist: return TimerWait(min(timeout(), times.maximumTimeout), .endless)
    case .delayedAck: return times.delayedAck.map { TimerWait($0) }
    }
  }

  /// The wait that follows one of so many nanoseconds. At least one, or time would stand still.
  func wait(of timer: TCPConnection.Timer, following wait: Int64) -> Int64 {
    switch timer {
    case .retransmission, .persist:
      let (twice, overflow) = wait.addingReportingOverflow(wait)
      return max(1, min(overflow ? .max : twice, shared.times.maximumTimeout))
    case .keepaliveProbes: return max(1, shared.times.keepaliveInterval)
    default: return max(1, wait)
    }
  }

  /// How long so many retries take, and the wait after the last.
  private func time(of retries: Int, from timeout: Int64) -> Int64 {
    let longest = shared.times.maximumTimeout
    var wait = min(timeout, longest)
    var sum = wait
    for _ in 0..<min(max(0, retries), 1_000) {
      wait = wait > longest / 2 ? longest : wait + wait
      let (total, overflow) = sum.addingReportingOverflow(wait)
      if overflow { return .max }
      sum = total
    }
    return sum
  }
}

/// How a timer waits that is started.
struct TimerWait {
  /// The first wait, in nanoseconds.
  var first: Int64
  var expiries: Expiries

  init(_ first: Int64, _ expiries: Expiries = .once) {
    self.first = first
    self.expiries = expiries
  }
}

/// How often a timer still expires.
struct Expiries: Hashable, Sendable {
  /// Those that are left before it is exhausted.
  private var left: Int16

  static let once = Expiries(left: -1)
  static let endless = Expiries(left: -2)

  /// So many times, no more than an `Int16` holds, and once more as an exhaustion.
  static func exhausted(after count: Int) -> Expiries { Expiries(left: Int16(clamping: max(0, count))) }

  /// How many are left before it is exhausted; `nil` for a timer that never is.
  var beforeExhaustion: Int? { left >= 0 ? Int(left) : nil }

  /// What the next expiry is, and whether others follow.
  mutating func next() -> (isExhaustion: Bool, goesOn: Bool) {
    switch left {
    case -2: return (false, true)
    case -1: return (false, false)
    case 0: return (true, false)
    default:
      left -= 1
      return (false, true)
    }
  }
}
