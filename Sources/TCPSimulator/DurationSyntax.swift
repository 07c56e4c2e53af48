extension Duration {
  /// A duration as it is written: `10ms`, `0.5s`, `250us`, `2min`, `1h`; a whole number of nanoseconds.
  package init?(text: String) {
    let units: KeyValuePairs<String, Int64> = [
      "ns": 1, "us": 1_000, "µs": 1_000, "ms": 1_000_000, "s": 1_000_000_000, "min": 60_000_000_000,
      "h": 3_600_000_000_000,
    ]
    guard let (unit, nanoseconds) = units.first(where: { text.hasSuffix($0.key) }),
      let count = Self.count(text.dropLast(unit.count), of: nanoseconds)
    else { return nil }
    self = .nanoseconds(count)
  }

  /// A plain decimal number of a unit in nanoseconds, if that is a whole number of them.
  private static func count(_ text: Substring, of unit: Int64) -> Int64? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, text.count <= 18, text.allSatisfy({ $0.isASCII }),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }), let whole = Int64(first)
    else { return nil }
    var (sum, overflow) = whole.multipliedReportingOverflow(by: unit)
    guard !overflow else { return nil }
    // Minutes and hours are no powers of ten: the decimals are counted in tenths of what came before.
    var place = unit
    for digit in parts.dropFirst().joined() {
      guard let value = digit.wholeNumberValue else { return nil }
      let isWhole = place.isMultiple(of: 10)
      place /= 10
      guard isWhole || value == 0 else { return nil }
      (sum, overflow) = sum.addingReportingOverflow(Int64(value) * place)
      guard !overflow else { return nil }
    }
    return sum
  }
}
