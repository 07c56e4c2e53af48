extension Machine {
  /// A condition over the flags an event carries and the flags held: what stands behind `when`.
  package indirect enum Condition: Hashable, Sendable {
    /// Holds always: a transition without `when`.
    case always
    case flag(Identifier<Flag>)
    case not(Condition)
    /// Two or more conditions, in the order of the file.
    case and([Condition])
    case or([Condition])
  }
}

extension Machine.Condition {
  /// Whether the condition holds where `isSet` says which flags are set.
  package func holds(_ isSet: (Identifier<Machine.Flag>) -> Bool) -> Bool {
    switch self {
    case .always: true
    case .flag(let flag): isSet(flag)
    case .not(let inner): !inner.holds(isSet)
    case .and(let parts): parts.allSatisfy { $0.holds(isSet) }
    case .or(let parts): parts.contains { $0.holds(isSet) }
    }
  }
}
