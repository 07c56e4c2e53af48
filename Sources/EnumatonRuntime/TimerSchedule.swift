/// When a timer expires, counted from its start.
///
/// Without `attempts` it expires once after `after`, or, if it `repeats`, for ever. With attempts it expires
/// that many times, and when the wait after the last expiry ends too, it is exhausted. Each wait is
/// `backoff` times the one before and never longer than `limit`: attempts 5, after 1 s, backoff 2 expires
/// 1, 3, 7, 15 and 31 s after its start and is exhausted at 63 s.
@frozen
public struct TimerSchedule: Hashable, Sendable {
  @usableFromInline let firstWait: Int64
  @usableFromInline let longestWait: Int64

  /// How many expiries come before the timer is exhausted; `nil` if it never is.
  public let attempts: Int?

  /// The factor from one wait to the next.
  public let backoff: Backoff

  /// Whether it goes on for ever.
  public let repeats: Bool

  /// A schedule; times are cut to whole nanoseconds and a negative one counts as zero.
  @inlinable
  public init(
    after: Duration, attempts: Int? = nil, backoff: Backoff = Backoff(1), limit: Duration? = nil,
    repeats: Bool = false
  ) {
    self.init(
      nanoseconds: after.wholeNanoseconds, attempts: attempts, backoff: backoff,
      limit: limit?.wholeNanoseconds ?? .max, repeats: repeats)
  }

  /// A schedule with its times in nanoseconds, without a limit if that is `.max`. Arithmetic on `Duration` takes 128
  /// bits, for which processors of 32 bits need kilobytes of code; here is none.
  @inlinable
  public init(
    nanoseconds: Int64, attempts: Int? = nil, backoff: Backoff = Backoff(1), limit: Int64 = .max,
    repeats: Bool = false
  ) {
    longestWait = max(0, limit)
    firstWait = min(max(0, nanoseconds), longestWait)
    self.attempts = attempts
    self.backoff = backoff
    self.repeats = repeats
  }

  /// The first wait.
  @inlinable public var after: Duration { .nanoseconds(firstWait) }

  /// The longest single wait, if one is set.
  @inlinable public var limit: Duration? { longestWait == .max ? nil : .nanoseconds(longestWait) }
}

/// An exact factor from one wait of a timer to the next: `Backoff(2)`, or `Backoff(3, 2)` for 1.5.
@frozen
public struct Backoff: Hashable, Sendable {
  /// What a wait is multiplied by.
  public let numerator: Int64

  /// What the product is divided by; the remainder is dropped.
  public let denominator: Int64

  /// The factor `numerator / denominator`; a numerator below zero counts as zero, a denominator below one
  /// as one.
  @inlinable
  public init(_ numerator: Int64, _ denominator: Int64 = 1) {
    self.numerator = max(0, numerator)
    self.denominator = max(1, denominator)
  }

  /// The product, exact before it is divided, at most what an `Int64` holds.
  @inlinable
  func applied(to wait: Int64) -> Int64 {
    numerator == denominator ? max(0, wait) : quotient(of: max(0, wait))
  }

  /// As on paper, bit by bit: arithmetic of 128 bits would bring a small processor kilobytes of library.
  @usableFromInline
  func quotient(of wait: Int64) -> Int64 {
    let wait = UInt64(bitPattern: wait)
    var (high, low): (UInt64, UInt64) = (0, 0)
    var factor = numerator
    for _ in 0..<64 {
      high = high &<< 1 | low &>> 63
      low = low &<< 1
      if factor < 0 {
        low &+= wait
        if low < wait { high &+= 1 }
      }
      factor = factor &<< 1
    }
    let divisor = UInt64(bitPattern: denominator)
    guard high < divisor else { return .max }  // the quotient would not even fit a UInt64
    for _ in 0..<64 {
      high = high &<< 1 | low &>> 63
      low = low &<< 1
      if high >= divisor {
        high &-= divisor
        low |= 1
      }
    }
    return low > Int64.max ? .max : Int64(bitPattern: low)
  }
}
