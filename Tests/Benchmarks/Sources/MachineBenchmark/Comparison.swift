import Foundation

/// The figures of the rounds on one trace.
struct Comparison {
  var swift: [Double] = []
  var c: [Double] = []
  /// Of the worst round.
  var allocations: UInt64 = 0
  var events = 0

  func row(_ name: String) -> String {
    let ratios = zip(swift, c).map(/).sorted()
    let figures = String(
      format: "%13.2f %12.2f   %.2f (%.2f–%.2f) %30.6f", median(swift), median(c), median(ratios),
      ratios.first ?? 0, ratios.last ?? 0, Double(allocations) / Double(max(events, 1)))
    return name.padding(toLength: 16, withPad: " ", startingAt: 0) + figures
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

/// The value of `body` and how long it took.
func measured<Value>(_ body: () -> Value) -> (value: Value, nanoseconds: Double) {
  let clock = ContinuousClock()
  var value: Value?
  let duration = clock.measure { value = body() }
  let parts = duration.components
  // The closure has run.
  return (value.unsafelyUnwrapped, Double(parts.seconds) * 1e9 + Double(parts.attoseconds) / 1e9)
}
