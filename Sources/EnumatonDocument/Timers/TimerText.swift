import EnumatonEmit
import EnumatonSpec

extension Machine.Timer {
  /// Its name and its first wait: `retransmission 1s`.
  var waitText: String { "\(name.text) \(durationText(nanoseconds: after))" }

  /// Its name and all its waits: `retransmission 1s ×2 ≤60s, 8 attempts`.
  var scheduleText: String { "\(name.text) \(waitsText)" }

  /// All its waits: `1s ×2 ≤60s, 8 attempts`.
  var waitsText: String {
    var text = durationText(nanoseconds: after)
    if let backoff { text += " ×\(backoff.text)" }
    if let limit { text += " ≤\(durationText(nanoseconds: limit))" }
    if let attempts { text += ", \(attempts) attempt\(attempts == 1 ? "" : "s")" }
    if repeats { text += ", repeats" }
    return text
  }
}

extension Ratio {
  /// As a decimal if it is a short one: `1.5`, else `4/3`.
  fileprivate var text: String {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    if rest == 0 { return "\(whole)" }
    let (thousandths, overflows) = rest.multipliedReportingOverflow(by: 1000)
    guard !overflows, thousandths.isMultiple(of: denominator) else { return "\(numerator)/\(denominator)" }
    var digits = String(thousandths / denominator)
    digits = String(repeating: "0", count: 3 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}
