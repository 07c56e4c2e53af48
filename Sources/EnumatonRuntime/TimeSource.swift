/// Where a ``Driver`` reads the time from, and the only place.
public protocol TimeSource {
  /// The present moment; never earlier than before.
  var now: Instant { get }
}

/// Time that passes only when told to: for tests, simulation and replay.
public struct VirtualClock: TimeSource, Hashable, Sendable {
  /// The present moment.
  public private(set) var now: Instant

  /// A clock that stands at `now`.
  public init(now: Instant = .origin) { self.now = now }

  /// Lets time pass up to `moment`; a moment already past changes nothing.
  public mutating func advance(to moment: Instant) { now = max(now, moment) }

  /// Lets time pass.
  public mutating func advance(by wait: Duration) { advance(to: now + wait) }
}
