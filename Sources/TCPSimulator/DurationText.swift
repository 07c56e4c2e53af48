import EnumatonRuntime

extension Duration {
  /// The duration as people read it: `30 ms`, `1.5 s`, `250 µs`; exact.
  var shortText: String {
    let nanoseconds = wholeNanoseconds
    let (unit, name): (Int64, String) =
      switch nanoseconds.magnitude {
      case 1..<1000: (1, "ns")
      case 1000..<1_000_000: (1000, "µs")
      case 1_000_000_000...: (1_000_000_000, "s")
      default: (1_000_000, "ms")
      }
    return "\(Self.decimal(nanoseconds, over: unit)) \(name)"
  }

  /// The duration as people read it, in at most so many characters if that can be had by rounding.
  func shortText(fitting width: Int) -> String {
    var rounded = self
    // To microseconds, then milliseconds, then seconds.
    for unit: Int64 in [1000, 1_000_000, 1_000_000_000] where rounded.shortText.count > width {
      let whole = wholeNanoseconds / unit
      let isMore = wholeNanoseconds % unit >= unit / 2
      rounded = .nanoseconds(unit) * (isMore ? whole + 1 : whole)
    }
    return rounded.shortText
  }

  /// The seconds, exact, as a decimal number.
  var secondsText: String { Self.decimal(wholeNanoseconds, over: 1_000_000_000) }

  /// At most what an `Int64` holds.
  private var wholeNanoseconds: Int64 { (Instant.origin + self).nanoseconds }

  /// `amount / unit` with as many decimals as it takes; the unit is a power of ten.
  private static func decimal(_ amount: Int64, over unit: Int64) -> String {
    let (whole, rest) = amount.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
    // A one before the decimals keeps their leading zeros.
    var digits = String(String(unit.magnitude + rest).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return (amount < 0 ? "-" : "") + "\(whole)" + (digits.isEmpty ? "" : ".\(digits)")
  }
}
