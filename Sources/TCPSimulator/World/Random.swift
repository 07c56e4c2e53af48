/// Random numbers that are the same for the same seed, everywhere: SplitMix64 (Steele, Lea and Flood, 2014).
struct Random: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// Spreads what differs in a few bits over all of them.
  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below `bound`, each as likely as another (to one part in 2⁶⁴ / bound).
  mutating func below(_ bound: UInt64) -> UInt64 { next().multipliedFullWidth(by: bound).high }

  /// True with the probability; draws nothing if that is zero.
  mutating func happens(_ probability: Probability) -> Bool {
    probability.millionths > 0 && below(1_000_000) < UInt64(probability.millionths)
  }

  /// A duration from zero to `most` in nanoseconds, both included; draws nothing if that is zero.
  mutating func nanoseconds(upTo most: Int64) -> Int64 {
    most > 0 ? Int64(below(UInt64(most) + 1)) : 0
  }
}

/// How likely something is, in millionths: no floating point, so that all machines agree.
package struct Probability: Hashable, Sendable {
  package let millionths: UInt32

  /// So many millionths, at most all of them.
  package init(millionths: UInt32) { self.millionths = min(millionths, 1_000_000) }

  package static let never = Probability(millionths: 0)

  /// A percentage as it is written, `0.5%`: at most four decimals and at most a hundred.
  package init?(percentage text: String) {
    guard text.hasSuffix("%"), let value = decimalInteger(text.dropLast(), places: 4), value <= 1_000_000
    else {
      return nil
    }
    self.init(millionths: UInt32(value))
  }
}

/// A decimal number without its point: `0.5` with four places is 5,000.
func decimalInteger(_ text: some StringProtocol, places: Int) -> Int? {
  let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  guard let whole = parts.first, text.utf8.count <= 12,
    parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
  else { return nil }
  let decimals = parts.count > 1 ? String(parts[1]) : ""
  guard decimals.count <= places else { return nil }
  return Int(whole + decimals + String(repeating: "0", count: places - decimals.count))
}
