package import EnumatonRuntime

/// How far a timer is that runs.
package struct Countdown: Hashable, Sendable {
  package var timer: TCPConnection.Timer
  /// The time until it expires next.
  package var remaining: Duration
  /// How often what it waits for has been tried again; `nil` for a timer that sees to no tries, or has no end of them.
  package var retries: Retries?

  /// Tries, so far and at most.
  package struct Retries: Hashable, Sendable {
    package var made: Int
    package var most: Int
  }
}

extension Endpoint {
  /// The timers that run, the next that is due first.
  package func countdowns(at now: Instant) -> [Countdown] {
    timers.inOrder.map { timer, deadline, expiries in
      Countdown(timer: timer, remaining: deadline - now, retries: retries(of: timer, expiries))
    }
  }

  private func retries(of timer: TCPConnection.Timer, _ expiries: Expiries) -> Countdown.Retries? {
    guard let left = expiries.beforeExhaustion,
      let wait = profile.wait(for: timer, in: state, timeout: roundTrip.timeout(profile)),
      let most = wait.expiries.beforeExhaustion
    else { return nil }
    // The tries of a SYN that do not lengthen its wait come before the schedule, the first probe of a silent peer
    // with its start.
    let (before, all): (Int, Int) =
      switch timer {
      case .retransmission where state == .synSent:
        (extras.steadyRetries, profile.shared.settings.steadySynRetries)
      case .keepaliveProbes: (1, 1)
      default: (0, 0)
      }
    return Countdown.Retries(made: max(0, most - left) + before, most: most + all)
  }
}
