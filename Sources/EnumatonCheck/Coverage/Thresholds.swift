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
  /// The variable of the first one; flags have those before.
  private let firstVariable: Int
  /// The least value of each counter.
  private let least: [Int64]

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
    firstVariable = machine.flags.count
    least = machine.counters.map(\.range.lowerBound)
  }

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

extension Thresholds {
  typealias Diagram = DecisionDiagrams.Diagram

  /// All cases there can be: who has reached a number has reached the smaller ones.
  func possible(in diagrams: inout DecisionDiagrams) -> Diagram {
    var possible = Diagram.all
    for (index, pair) in zip(all, all.dropFirst()).enumerated() where pair.0.counter == pair.1.counter {
      let smaller = diagrams.variable(firstVariable + index)
      let larger = diagrams.variable(firstVariable + index + 1)
      let either = diagrams.choose(larger, then: smaller, otherwise: .all)
      possible = diagrams.and(possible, either)
    }
    return possible
  }

  /// The cases in which a counter compares so to a number.
  func cases(
    of counter: Identifier<Machine.Counter>, _ comparison: Machine.Comparison, _ number: Int64,
    in diagrams: inout DecisionDiagrams
  ) -> Diagram {
    let reached = reached(counter, number, in: &diagrams)
    let exceeded = number == .max ? .none : self.reached(counter, number + 1, in: &diagrams)
    switch comparison {
    case .atLeast: return reached
    case .greater: return exceeded
    case .less: return diagrams.not(reached)
    case .atMost: return diagrams.not(exceeded)
    case .equal: return diagrams.subtract(exceeded, from: reached)
    case .notEqual:
      let below = diagrams.not(reached)
      return diagrams.or(exceeded, below)
    }
  }

  private func reached(
    _ counter: Identifier<Machine.Counter>, _ number: Int64, in diagrams: inout DecisionDiagrams
  ) -> Diagram {
    if number <= least[counter.index] { return .all }
    guard let index = indices[Threshold(counter: counter, number: number)] else { return .none }
    return diagrams.variable(firstVariable + index)
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
