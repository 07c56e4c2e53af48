import Foundation

/// The figures of the rounds on one trace.
struct Comparison {
  private let events: Int
  private var swift: [Double] = []
  private var c: [Double] = []
  /// Of the worst round.
  private var allocations: UInt64 = 0

  init(events: Int) { self.events = events }

  /// The nanoseconds of a round and its allocations.
  mutating func add(swift: Double, c: Double, allocations: UInt64) {
    self.swift.append(swift / Double(events))
    self.c.append(c / Double(events))
    self.allocations = max(self.allocations, allocations)
  }

  static let heading = columns(
    "trace", "door", "Swift ns", "C ns", "ratio", "(min–max)", "allocations")

  func row(_ trace: String, _ door: String) -> String {
    let ratios = zip(swift, c).map(/).sorted()
    func number(_ value: Double) -> String { String(format: "%.2f", value) }
    return Self.columns(
      trace, door, number(median(swift)), number(median(c)), number(median(ratios)),
      "(\(number(ratios.first ?? 0))–\(number(ratios.last ?? 0)))",
      String(format: "%.6f", Double(allocations) / Double(max(events, 1))))
  }

  /// Times and allocations are per event.
  private static func columns(_ texts: String...) -> String {
    zip(texts, [15, 20, 10, 8, 7, 14, 12])
      .map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }.joined(separator: " ")
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

/// How many nanoseconds `body` takes.
func measured(_ body: () -> Void) -> Double {
  let parts = ContinuousClock().measure(body).components
  return Double(parts.seconds) * 1e9 + Double(parts.attoseconds) / 1e9
}
