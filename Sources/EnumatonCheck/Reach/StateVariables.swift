import EnumatonSpec

/// How a situation, its active states apart, is written as variables of decision diagrams: held flags first,
/// then memories, counters and timers as binary numbers, and after all of them the flags that an event carries.
struct StateVariables: Sendable {
  typealias Literal = DecisionDiagrams.Literal
  typealias Diagram = DecisionDiagrams.Diagram

  /// Variables that are a number, the highest bit first.
  struct Field: Hashable, Sendable {
    var first: Int
    var width: Int
    /// The greatest number.
    var top: Int
  }

  /// Of each flag its variable, be it held or carried.
  let flags: [Int]
  /// 0 for no past, else one more than the index of the leaf among those of its region.
  let memories: [Field]
  /// What is counted beyond the least value.
  let counters: [Field]
  /// 0 while it does not run, else one more than how often it has expired.
  let timers: [Field]
  /// Whether an expiry was deferred, of the timers whose expiries can be.
  let deferred: [Int?]
  /// The variables of the situation; those of carried flags follow.
  let count: Int

  init(of checked: CheckedMachine) {
    let machine = checked.machine
    var next = 0
    func field(top: Int) -> Field {
      var width = 0
      while top >> width > 0 { width += 1 }
      defer { next += width }
      return Field(first: next, width: width, top: top)
    }
    var flags = [Int](repeating: 0, count: machine.flags.count)
    for flag in machine.flags.indices where machine.flags[flag].isHeld {
      flags[flag] = next
      next += 1
    }
    memories = checked.memories.map { field(top: checked.regions[$0.region].leaves.count) }
    counters = machine.counters.map { field(top: Int($0.range.upperBound - $0.range.lowerBound)) }
    timers = machine.timers.map { field(top: $0.attempts.map { $0 + 1 } ?? 1) }
    var deferred = [Int?](repeating: nil, count: machine.timers.count)
    for transition in machine.transitions where transition.answer == .defer {
      for case .timer(let timer) in transition.triggers where deferred[timer.index] == nil {
        deferred[timer.index] = next
        next += 1
      }
    }
    self.deferred = deferred
    count = next
    for flag in machine.flags.indices where !machine.flags[flag].isHeld {
      flags[flag] = next
      next += 1
    }
    self.flags = flags
  }
}

extension StateVariables.Field {
  /// The field is this number.
  func literals(_ number: Int) -> [DecisionDiagrams.Literal] {
    (0..<width).map { bit in .init(first + bit, isSet: number >> (width - 1 - bit) & 1 == 1) }
  }

  /// The cases in which it is at least this number.
  func atLeast(_ number: Int, in diagrams: inout DecisionDiagrams) -> DecisionDiagrams.Diagram {
    if number <= 0 { return .all }
    if number > top { return .none }
    var result = DecisionDiagrams.Diagram.all
    for bit in (0..<width).reversed() {
      let variable = diagrams.variable(first + bit)
      let isSet = number >> (width - 1 - bit) & 1 == 1
      result = isSet ? diagrams.and(variable, result) : diagrams.or(variable, result)
    }
    return result
  }

  func equals(_ number: Int, in diagrams: inout DecisionDiagrams) -> DecisionDiagrams.Diagram {
    guard (0...top).contains(number) else { return .none }
    let list = diagrams.list(literals(number))
    return diagrams.cube(list)
  }
}

extension Machine.Comparison {
  /// The cases in which a number of a field, counted from `least`, compares so to another.
  func cases(
    _ field: StateVariables.Field, least: Int64, _ number: Int64, in diagrams: inout DecisionDiagrams
  ) -> DecisionDiagrams.Diagram {
    let (difference, overflows) = number.subtractingReportingOverflow(least)
    let bound = overflows ? (number < least ? -1 : Int.max - 1) : min(Int(difference), Int.max - 1)
    let reached = field.atLeast(bound, in: &diagrams)
    let exceeded = field.atLeast(bound + 1, in: &diagrams)
    switch self {
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
}
