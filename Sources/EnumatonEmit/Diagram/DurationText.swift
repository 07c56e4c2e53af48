/// A duration as specs write it, in the largest unit in which it is whole: `60s`, `5min`, `200ms`.
package func durationText(nanoseconds: Int64) -> String {
  // A minute is usually said in seconds.
  let units: [(name: String, nanoseconds: Int64, least: Int64)] = [
    ("d", 86_400_000_000_000, 1), ("h", 3_600_000_000_000, 1), ("min", 60_000_000_000, 2),
    ("s", 1_000_000_000, 1), ("ms", 1_000_000, 1), ("us", 1000, 1),
  ]
  let unit = units.first {
    nanoseconds.isMultiple(of: $0.nanoseconds) && nanoseconds / $0.nanoseconds >= $0.least
  }
  guard let unit else { return "\(nanoseconds)ns" }
  return "\(nanoseconds / unit.nanoseconds)\(unit.name)"
}
