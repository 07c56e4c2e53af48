#if !hasFeature(Embedded)
  /// The system's monotonic time, counted from the making of the clock; it stands still while the system
  /// sleeps.
  public struct MonotonicClock: TimeSource, Sendable {
    private let origin: SuspendingClock.Instant

    /// A clock whose origin is the present moment.
    public init() { origin = SuspendingClock.now }

    /// The time since the clock was made.
    public var now: Instant { .origin + origin.duration(to: SuspendingClock.now) }

    /// Suspends the task until `moment`; at once if that is past.
    public func sleep(until moment: Instant) async throws {
      let wait = moment - now
      guard wait > .zero else { return }
      try await Task.sleep(for: wait, clock: .suspending)
    }
  }
#endif
