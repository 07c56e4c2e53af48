import Foundation
import Harness

/// The figures of one subject on one trace.
struct Row {
  let machine: String
  let trace: Trace.Kind
  let group: String
  let name: String
  let goal: Subject.Goal
  private let events: Double
  private var nanoseconds: [Double] = []
  private var ratios: [Double] = []
  /// Of the worst round.
  private var allocations: UInt64 = 0

  init(machine: String, trace: Trace, group: String, name: String, goal: Subject.Goal) {
    self.machine = machine
    self.trace = trace.kind
    self.group = group
    self.name = name
    self.goal = goal
    events = Double(max(trace.events.count, 1))
  }

  typealias Measurement = (nanoseconds: Double, allocations: UInt64)

  /// A round, and that of the C program right before.
  mutating func add(_ own: Measurement, base: Measurement) {
    nanoseconds.append(own.nanoseconds / events)
    ratios.append(own.nanoseconds / base.nanoseconds)
    allocations = max(allocations, own.allocations)
  }

  /// What was measured elsewhere. Its allocations are not known.
  mutating func add(nanosecondsPerEvent: Double, base: Double) {
    nanoseconds.append(nanosecondsPerEvent)
    ratios.append(nanosecondsPerEvent / base)
  }

  var nanosecondsPerEvent: Double { Self.median(nanoseconds) }
  var ratio: Double { Self.median(ratios) }
  var ratioRange: (least: Double, most: Double) { (ratios.min() ?? 0, ratios.max() ?? 0) }
  var allocationsPerEvent: Double { Double(allocations) / events }

  /// Whether the machine must not allocate, and does.
  var allocatesWrongly: Bool {
    if case .none = goal { false } else { allocations > 0 }
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}
