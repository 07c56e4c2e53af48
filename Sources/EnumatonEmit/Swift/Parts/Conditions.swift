import EnumatonSpec

// Conditions.
extension SwiftGenerator {
  func condition(_ condition: Machine.Condition) -> SwiftExpression {
    switch condition {
    case .always: .name("true")
    case .flag(let flag):
      SwiftExpression.name(machine.flags[flag].isHeld ? "held" : "flags")
        .calling("contains", [.implicitMember(names.flags[flag.index])])
    case .counter(let counter, let comparison, let number):
      .comparison(
        .member(.name("counters"), names.counters[counter.index]), comparison.rawValue, .integer(number))
    case .not(.counter(let counter, let comparison, let number)):
      self.condition(.counter(counter, comparison.opposite, number))
    case .not(let inner): .not(self.condition(inner))
    case .and(let parts): .and(parts.map(self.condition))
    case .or(let parts): .or(parts.map(self.condition))
    }
  }

  /// The condition without comparisons that are decided by the counter's range: the numbers in them may not
  /// even be of the counter's type. What never holds becomes `.not(.always)`.
  func simplified(_ condition: Machine.Condition) -> Machine.Condition {
    guard !machine.counters.isEmpty else { return condition }
    switch condition {
    case .always, .flag: return condition
    case .counter(let counter, let comparison, let number):
      return comparison.isDecided(for: machine.counters[counter].range, number).map { $0 ? .always : .never }
        ?? condition
    case .not(let inner):
      switch simplified(inner) {
      case .always: return .never
      case .never: return .always
      case let inner: return .not(inner)
      }
    case .and(let parts):
      let parts = parts.map(simplified).filter { $0 != .always }
      if parts.contains(.never) { return .never }
      return parts.count > 1 ? .and(parts) : parts.first ?? .always
    case .or(let parts):
      let parts = parts.map(simplified).filter { $0 != .never }
      if parts.contains(.always) { return .always }
      return parts.count > 1 ? .or(parts) : parts.first ?? .never
    }
  }

  func readsCarried(_ condition: Machine.Condition) -> Bool {
    switch condition {
    case .always, .counter: false
    case .flag(let flag): !machine.flags[flag].isHeld
    case .not(let inner): readsCarried(inner)
    case .and(let parts), .or(let parts): parts.contains(where: readsCarried)
    }
  }
}

extension Machine.Condition {
  static var never: Self { .not(.always) }
}

extension Machine.Comparison {
  /// What holds where this does not.
  fileprivate var opposite: Self {
    switch self {
    case .less: .atLeast
    case .atMost: .greater
    case .equal: .notEqual
    case .notEqual: .equal
    case .atLeast: .less
    case .greater: .atMost
    }
  }

  /// What it says of every value in `range`; `nil` if that depends on the value.
  fileprivate func isDecided(for range: ClosedRange<Int64>, _ number: Int64) -> Bool? {
    let ends = (holds(range.lowerBound, number), holds(range.upperBound, number))
    switch self {
    case .less, .atMost, .atLeast, .greater: return ends.0 == ends.1 ? ends.0 : nil
    case .equal, .notEqual:
      return range.contains(number) && range.lowerBound < range.upperBound ? nil : ends.0
    }
  }
}
