import EnumatonRuntime

extension Profile {
  /// The times of a profile in nanoseconds: arithmetic on `Duration` takes 128 bits.
  struct Times: Sendable {
    let initialTimeout: Int64
    let minimumTimeout: Int64
    let minimumVariation: Int64
    let maximumTimeout: Int64
    let userTimeout: Int64?
    let timeWait: Int64
    let orphanFinWait2: Int64?
    let keepaliveIdle: Int64
    let keepaliveInterval: Int64
    let delayedAck: Int64?
    let challengeInterval: Int64?

    init(_ settings: Settings) {
      initialTimeout = settings.initialTimeout.nanoseconds
      minimumTimeout = settings.minimumTimeout.nanoseconds
      minimumVariation = settings.minimumVariation.nanoseconds
      maximumTimeout = settings.maximumTimeout.nanoseconds
      userTimeout = settings.userTimeout?.nanoseconds
      timeWait = (settings.segmentLifetime + settings.segmentLifetime).nanoseconds
      orphanFinWait2 = settings.orphanFinWait2?.nanoseconds
      keepaliveIdle = settings.keepaliveIdle.nanoseconds
      keepaliveInterval = settings.keepaliveInterval.nanoseconds
      delayedAck = settings.delayedAck?.nanoseconds
      challengeInterval = settings.challengeInterval?.nanoseconds
    }
  }
}

extension Duration {
  /// At most what an `Int64` holds; none below zero.
  fileprivate var nanoseconds: Int64 { max(0, (Instant.origin + self).nanoseconds) }
}
