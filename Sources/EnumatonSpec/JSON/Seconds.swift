/// Nanoseconds as seconds: the shortest exact decimal with at least one digit after the point, `0.25`.
package func secondsText(nanoseconds: Int64) -> String {
  let (seconds, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
  var digits = String(rest)
  digits = String(repeating: "0", count: 9 - digits.count) + digits
  while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
  return "\(nanoseconds < 0 ? "-" : "")\(seconds).\(digits)"
}
