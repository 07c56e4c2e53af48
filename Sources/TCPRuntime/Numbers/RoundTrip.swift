import EnumatonRuntime

/// The retransmission timeout, from measured round trips (RFC 6298). Only segments sent once are measured
/// (Karn's algorithm), and one at a time. The clock's granularity is a microsecond.
struct RoundTrip: Hashable, Sendable {
  /// When the segment was sent that is being timed, in microseconds modulo 2³², and the number after it.
  private var sent: UInt32 = 0
  private var end: SequenceNumber = 0
  /// SRTT and RTTVAR, in microseconds.
  private var smoothed: UInt32 = unmeasured
  private var variation: UInt32 = 0
  private var isTiming = false

  private static let unmeasured = UInt32.max

  /// A segment that ends before `end` was sent for the first time.
  mutating func start(_ end: SequenceNumber, at now: Instant) {
    guard !isTiming else { return }
    sent = now.microseconds
    self.end = end
    isTiming = true
  }

  /// Something was sent again, so an acknowledgment no longer tells which copy it answers.
  mutating func discard() {
    (sent, end) = (0, 0)
    isTiming = false
  }

  /// All before `acknowledgment` has been acknowledged.
  mutating func finish(_ acknowledgment: SequenceNumber, at now: Instant) {
    guard isTiming, end <= acknowledgment else { return }
    // Beyond a quarter of what can be counted nobody waits so long.
    let measured = min(now.microseconds &- sent, 1 << 30)
    discard()
    guard smoothed != Self.unmeasured else {
      smoothed = measured
      variation = measured / 2
      return
    }
    let deviation = measured < smoothed ? smoothed - measured : measured - smoothed
    variation = (variation * 3 + deviation) / 4
    smoothed = UInt32((UInt64(smoothed) * 7 + UInt64(measured)) / 8)
  }

  /// The timeout within the limits of `profile`, in nanoseconds.
  func timeout(_ profile: Profile) -> Int64 {
    let times = profile.shared.times
    guard smoothed != Self.unmeasured else { return times.initialTimeout }
    let (timeout, overflow) = (Int64(smoothed) * 1_000).addingReportingOverflow(
      max(Int64(variation) * 4_000, times.minimumVariation))
    return min(max(overflow ? .max : timeout, times.minimumTimeout), times.maximumTimeout)
  }
}

extension Instant {
  fileprivate var microseconds: UInt32 { UInt32(truncatingIfNeeded: nanoseconds / 1_000) }
}
