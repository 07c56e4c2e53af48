import EnumatonRuntime

/// The retransmission timeout, from measured round trips (RFC 6298). Only segments sent once are measured
/// (Karn's algorithm), and one at a time.
struct RoundTrip: Hashable, Sendable {
  private var smoothed: Duration?
  private var variation = Duration.zero
  /// The segment that is being timed: the number after it, and when it was sent.
  private var sample: Sample?

  private struct Sample: Hashable, Sendable {
    var end: SequenceNumber
    var sent: Instant
  }

  /// A segment that ends before `end` was sent for the first time.
  mutating func start(_ end: SequenceNumber, at now: Instant) {
    if sample == nil { sample = Sample(end: end, sent: now) }
  }

  /// Something was sent again, so an acknowledgment no longer tells which copy it answers.
  mutating func discard() { sample = nil }

  /// All before `acknowledgment` has been acknowledged.
  mutating func finish(_ acknowledgment: SequenceNumber, at now: Instant) {
    guard let sample, sample.end <= acknowledgment else { return }
    self.sample = nil
    let measured = now - sample.sent
    if let smoothed {
      let deviation = measured < smoothed ? smoothed - measured : measured - smoothed
      variation = (variation * 3 + deviation) / 4
      self.smoothed = (smoothed * 7 + measured) / 8
    } else {
      smoothed = measured
      variation = measured / 2
    }
  }

  /// The timeout within the limits of `profile`.
  func timeout(_ profile: Profile) -> Duration {
    guard let smoothed else { return profile.initialTimeout }
    return min(max(smoothed + variation * 4, profile.minimumTimeout), profile.maximumTimeout)
  }
}
