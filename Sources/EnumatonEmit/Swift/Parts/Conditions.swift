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

  func readsCarried(_ condition: Machine.Condition) -> Bool {
    switch condition {
    case .always, .counter: false
    case .flag(let flag): !machine.flags[flag].isHeld
    case .not(let inner): readsCarried(inner)
    case .and(let parts), .or(let parts): parts.contains(where: readsCarried)
    }
  }
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
}
