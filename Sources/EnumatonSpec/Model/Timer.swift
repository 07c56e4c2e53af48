extension Machine {
  /// A named wait. All times are whole nanoseconds, so that every run computes the same instants.
  ///
  /// A timer expires `attempts` times, each wait `backoff` times the one before but never longer than
  /// `limit`; when the wait after the last of these expiries ends too, it is *exhausted*. Without
  /// declared attempts it expires once (or for ever, if it repeats) and is never exhausted.
  package struct Timer: Sendable {
    package var name: Name
    package var summary: String?
    /// The first wait, in nanoseconds.
    package var after: Int64
    /// Expiries before it is exhausted; `nil` when the spec declares none.
    package var attempts: Int?
    /// The factor from one wait to the next.
    package var backoff: Ratio?
    /// The longest single wait, in nanoseconds.
    package var limit: Int64?
    package var repeats = false

    package init(
      name: Name, summary: String? = nil, after: Int64, attempts: Int? = nil, backoff: Ratio? = nil,
      limit: Int64? = nil, repeats: Bool = false
    ) {
      self.name = name
      self.summary = summary
      self.after = after
      self.attempts = attempts
      self.backoff = backoff
      self.limit = limit
      self.repeats = repeats
    }
  }
}

/// An exact factor, such as 3/2 for a backoff of 1.5.
package struct Ratio: Hashable, Sendable {
  package var numerator: Int64
  package var denominator: Int64

  package init(_ numerator: Int64, _ denominator: Int64 = 1) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

/// The value of a constant or of arithmetic over constants.
package enum Quantity: Hashable, Sendable {
  /// A duration in nanoseconds.
  case duration(Int64)
  case integer(Int64)
}
