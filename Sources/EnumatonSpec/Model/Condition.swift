extension Machine {
  /// A condition over the flags an event carries, the flags held and the counters: what stands behind `when`.
  package indirect enum Condition: Hashable, Sendable {
    /// Holds always: a transition without `when`.
    case always
    case flag(Identifier<Flag>)
    /// How a counter compares to a number, as the spec writes it.
    case counter(Identifier<Counter>, Comparison, Int64)
    case not(Condition)
    /// Two or more conditions, in the order of the file.
    case and([Condition])
    case or([Condition])
  }

  /// How a counter is compared to a number.
  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case less = "<"
    case atMost = "<="
    case equal = "=="
    case notEqual = "!="
    case atLeast = ">="
    case greater = ">"

    package func holds(_ value: Int64, _ number: Int64) -> Bool {
      switch self {
      case .less: value < number
      case .atMost: value <= number
      case .equal: value == number
      case .notEqual: value != number
      case .atLeast: value >= number
      case .greater: value > number
      }
    }
  }
}

extension Machine.Condition {
  /// Whether the condition holds where `isSet` says which flags are set and `value` what is counted.
  package func holds(
    _ isSet: (Identifier<Machine.Flag>) -> Bool,
    value: (Identifier<Machine.Counter>) -> Int64 = { _ in 0 }
  ) -> Bool {
    switch self {
    case .always: true
    case .flag(let flag): isSet(flag)
    case .counter(let counter, let comparison, let number): comparison.holds(value(counter), number)
    case .not(let inner): !inner.holds(isSet, value: value)
    case .and(let parts): parts.allSatisfy { $0.holds(isSet, value: value) }
    case .or(let parts): parts.contains { $0.holds(isSet, value: value) }
    }
  }
}
