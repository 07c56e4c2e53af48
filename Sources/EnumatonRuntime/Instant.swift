/// A moment: whole nanoseconds since an origin that the clock chooses.
///
/// Arithmetic saturates: a moment past the end of representable time is ``distantFuture``, which never
/// comes.
@frozen
public struct Instant: Hashable, Sendable {
  /// The nanoseconds since the origin.
  public var nanoseconds: Int64

  /// The moment so many nanoseconds after the origin.
  @inlinable
  public init(nanoseconds: Int64 = 0) { self.nanoseconds = nanoseconds }

  /// The moment the clock counts from.
  @inlinable public static var origin: Instant { Instant(nanoseconds: 0) }

  /// A moment that never comes.
  @inlinable public static var distantFuture: Instant { Instant(nanoseconds: .max) }
}

extension Instant: Comparable {
  /// Whether `left` is earlier.
  @inlinable
  public static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension Instant {
  /// The moment `wait` later, whole nanoseconds only.
  @inlinable
  public static func + (moment: Instant, wait: Duration) -> Instant {
    moment.advanced(byNanoseconds: wait.wholeNanoseconds)
  }

  /// The moment `wait` earlier, whole nanoseconds only.
  @inlinable
  public static func - (moment: Instant, wait: Duration) -> Instant {
    let (difference, overflow) = moment.nanoseconds.subtractingReportingOverflow(wait.wholeNanoseconds)
    return Instant(nanoseconds: overflow ? (moment.nanoseconds < 0 ? .min : .max) : difference)
  }

  /// Moves to the moment `wait` later.
  @inlinable
  public static func += (moment: inout Instant, wait: Duration) { moment = moment + wait }

  /// The time from `earlier` to `later`; negative if they stand the other way round.
  @inlinable
  public static func - (later: Instant, earlier: Instant) -> Duration {
    let (difference, overflow) = later.nanoseconds.subtractingReportingOverflow(earlier.nanoseconds)
    return .nanoseconds(overflow ? (later.nanoseconds < 0 ? .min : .max) : difference)
  }

  @inlinable
  func advanced(byNanoseconds wait: Int64) -> Instant {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(wait)
    return Instant(nanoseconds: overflow ? (wait < 0 ? .min : .max) : sum)
  }
}

extension Duration {
  /// The whole nanoseconds in it, at most what an `Int64` holds.
  @inlinable
  var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carry) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflow || carry ? (seconds < 0 ? .min : .max) : sum
  }
}
