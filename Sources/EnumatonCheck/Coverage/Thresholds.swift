import EnumatonSpec

/// The numbers that the conditions of a machine compare each counter to: all that conditions can tell of a
/// counter is which of them it has reached. Each is a variable of the decision diagrams.
struct Thresholds {
  /// `counter >= number`
  struct Threshold: Hashable {
    var counter: Identifier<Machine.Counter>
    var number: Int64
  }

  /// Those of one counter side by side, ascending.
  let all: [Threshold]
  private let indices: [Threshold: Int]

  init(of machine: Machine) {
    var found: Set<Threshold> = []
    for transition in machine.transitions {
      Self.collect(from: transition.condition, into: &found)
    }
    all =
      found
      .filter { threshold in
        let range = machine.counters[threshold.counter].range
        return threshold.number > range.lowerBound && threshold.number <= range.upperBound
      }
      .sorted { ($0.counter, $0.number) < ($1.counter, $1.number) }
    indices = Dictionary(uniqueKeysWithValues: zip(all, all.indices))
  }

  subscript(threshold: Threshold) -> Int? { indices[threshold] }

  private static func collect(from condition: Machine.Condition, into found: inout Set<Threshold>) {
    switch condition {
    case .always, .flag: break
    case .counter(let counter, let comparison, let number):
      for number in comparison.thresholds(number) {
        found.insert(Threshold(counter: counter, number: number))
      }
    case .not(let inner): collect(from: inner, into: &found)
    case .and(let parts), .or(let parts):
      for part in parts { collect(from: part, into: &found) }
    }
  }
}

extension Machine.Comparison {
  /// The numbers that must have been reached, or must not, for the comparison to hold.
  fileprivate func thresholds(_ number: Int64) -> [Int64] {
    let next = number == .max ? [] : [number + 1]
    return switch self {
    case .less, .atLeast: [number]
    case .atMost, .greater: next
    case .equal, .notEqual: [number] + next
    }
  }
}
