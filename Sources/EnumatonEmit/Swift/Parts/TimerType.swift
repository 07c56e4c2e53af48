import EnumatonSpec

// `Timer`: the waits that the machine asks for, and how long they are.
extension SwiftGenerator {
  /// Nothing if the spec has no timers.
  func timerType() -> [SwiftDeclaration] {
    guard !machine.timers.isEmpty else { return [] }
    let cases = machine.timers.identifiers.map { timer in
      SwiftDeclaration.enumCase(
        documentation(machine.timers[timer].summary), names.timers[timer.index])
    }
    let name = nameProperty(
      "The timer's name as the spec spells it.",
      cases: machine.timers.identifiers.map { (names.timers[$0.index], machine.timers[$0].name.text) })
    return [
      .type(
        ["The waits that the machine asks for."], typeModifiers, .enum, "Timer",
        inherits: [Self.rawType(forCount: machine.timers.count), "CaseIterable", "Sendable"],
        members: cases + [name] + timerProperties())
    ]
  }

  private func timerProperties() -> [SwiftDeclaration] {
    func property(
      _ documentation: String, _ name: String, _ type: String, if isNeeded: Bool,
      _ value: (Machine.Timer) -> SwiftExpression
    ) -> [SwiftDeclaration] {
      guard isNeeded else { return [] }
      let cases = machine.timers.identifiers.map { timer in
        SwiftCase(
          patterns: ["." + names.timers[timer.index]], body: [.expression(value(machine.timers[timer]))])
      }
      return [.computed([documentation], access, name, type, [.switch(.name("self"), cases.grouped())])]
    }
    let timers = machine.timers
    return property("The first wait.", "after", "Duration", if: true) { Self.duration($0.after) }
      + property(
        "How often it expires before it is exhausted; `nil` if it never is.", "attempts", "Int?",
        if: hasAttempts
      ) { $0.attempts.map { .integer(Int64($0)) } ?? .name("nil") }
      + property(
        "The factor from one wait to the next.", "backoff", "(numerator: Int64, denominator: Int64)",
        if: timers.contains { $0.backoff != nil }
      ) {
        let factor = $0.backoff ?? Ratio(1)
        return .name("(\(factor.numerator), \(factor.denominator))")
      }
      + property(
        "The longest single wait; `nil` if there is none.", "limit", "Duration?",
        if: timers.contains { $0.limit != nil }
      ) { $0.limit.map(Self.duration) ?? .name("nil") }
      + property(
        "Whether it starts again by itself, for ever.", "repeats", "Bool",
        if: timers.contains(where: \.repeats)
      ) { .name($0.repeats ? "true" : "false") }
  }

  /// In the largest unit that is exact.
  static func duration(_ nanoseconds: Int64) -> SwiftExpression {
    let units: [(String, Int64)] = [
      ("seconds", 1_000_000_000), ("milliseconds", 1_000_000), ("microseconds", 1000),
    ]
    for (unit, size) in units where nanoseconds % size == 0 {
      return .implicitCall(unit, [.integer(nanoseconds / size)])
    }
    return .implicitCall("nanoseconds", [.integer(nanoseconds)])
  }
}
