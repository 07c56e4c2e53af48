import EnumatonRuntime

/// How an interface of a pcapng file tells the time.
struct PcapngClock {
  /// Ticks in a second; microseconds if nothing is said.
  private var resolution: UInt64 = 1_000_000
  /// Seconds to be added.
  private var offset: Int64 = 0

  init() {}

  /// The clock that the options of an interface describe: if_tsresol (9) and if_tsoffset (14).
  init(options: Octets, _ order: Octets.Order) {
    var place = 0
    while let code = options.u16(place, order), code != 0, let length = options.u16(place + 2, order) {
      switch (code, length) {
      case (9, 1):
        if let exponent = options.u8(place + 4) { resolution = Self.resolution(exponent) ?? resolution }
      case (14, 8):
        if let seconds = options.u64(place + 4, order) { offset = Int64(bitPattern: seconds) }
      default: break
      }
      place += 4 + (Int(length) + 3) / 4 * 4
    }
  }

  /// A power of ten, or of two if the highest bit is set; `nil` if it is more than a tick can count.
  private static func resolution(_ octet: UInt8) -> UInt64? {
    let (base, exponent): (UInt64, UInt8) = octet & 0x80 == 0 ? (10, octet) : (2, octet & 0x7F)
    guard exponent < 64 else { return nil }
    var result: UInt64 = 1
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      guard !overflow else { return nil }
      result = product
    }
    return result
  }

  /// The moment so many ticks are, to the nanosecond.
  func time(ofTicks ticks: UInt64) -> Instant {
    let (seconds, rest) = ticks.quotientAndRemainder(dividingBy: resolution)
    let fraction = rest.multipliedFullWidth(by: 1_000_000_000)
    // The rest is less than the divisor, so the quotient is less than a second.
    let nanoseconds = resolution.dividingFullWidth(fraction).quotient
    let (whole, carry) = Int64(clamping: seconds).addingReportingOverflow(offset)
    return Instant.origin + .seconds(carry ? Int64.max : whole) + .nanoseconds(Int64(nanoseconds))
  }
}
