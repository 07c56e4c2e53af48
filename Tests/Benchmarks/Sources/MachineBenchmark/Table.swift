import CSwitch
import Foundation
import Harness

/// The rows as they come, and whether what does not depend on time is as it must be.
struct Table {
  private let isQuick: Bool
  private var faults: [String] = []
  private var missed = 0

  init(isQuick: Bool) {
    self.isQuick = isQuick
    print(
      Self.line("machine", "trace", "subject", "", "ns/event", "ratio", "(min–max)", "target", "allocations"))
  }

  var isFine: Bool { faults.isEmpty }

  var verdict: String {
    if !isFine { return "\nWrong:\n" + faults.map { "  \($0)\n" }.joined() }
    let speed = isQuick ? "Times of so few events say nothing." : "Targets missed: \(missed)."
    return "\nAll machines are equal, and the generated ones do not allocate. \(speed)"
  }

  /// A counter that stands still would show nothing.
  mutating func checkThatAllocationsAreCounted() {
    let before = allocation_count()
    withExtendedLifetime(Array(0..<1_000 + CommandLine.arguments.count)) {}
    if allocation_count() == before { faults.append("allocations are not counted on this platform") }
  }

  mutating func note(_ what: String, _ value: Int, atMost limit: Int) {
    print("\(what): \(value), target ≤ \(limit)")
    if value > limit { faults.append("\(what): \(value) is more than \(limit)") }
  }

  /// The rows of one trace.
  mutating func add(_ rows: [Row]) {
    for row in rows {
      let range = row.ratioRange
      let allocations = row.group == "Python" ? "" : Self.number(row.allocationsPerEvent, digits: 6)
      print(
        Self.line(
          row.machine, row.trace.rawValue, row.group, row.name, Self.number(row.nanosecondsPerEvent),
          Self.number(row.ratio), "(\(Self.number(range.least))–\(Self.number(range.most)))",
          target(of: row, among: rows), allocations))
      if row.allocatesWrongly { faults.append("\(row.machine), \(row.group), \(row.name) allocates") }
    }
  }

  /// The most that the ratio may be, and whether it is.
  private mutating func target(of row: Row, among rows: [Row]) -> String {
    let limit: Double
    switch row.goal {
    case .none, .noAllocation: return ""
    case .nearC: limit = row.trace == .realistic ? 1.1 : 1.25
    case .ratio(let factor, let name):
      guard let other = rows.first(where: { $0.name == name && $0.group == row.group }) else { return "" }
      limit = factor * other.ratio
    }
    if isQuick { return "≤ \(Self.number(limit))" }
    if row.ratio > limit { missed += 1 }
    return "≤ \(Self.number(limit)) \(row.ratio > limit ? "missed" : "met")"
  }

  private static func number(_ value: Double, digits: Int = 2) -> String {
    String(format: "%.\(digits)f", value)
  }

  private static func line(_ texts: String...) -> String {
    zip(texts, [8, 10, 24, 29, 11, 10, 20, 14, 0])
      .map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }.joined()
  }
}
