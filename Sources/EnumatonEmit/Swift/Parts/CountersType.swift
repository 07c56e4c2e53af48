import EnumatonCheck
import EnumatonSpec

// `Counters`: what the machine counts, and what it does to that.
extension SwiftGenerator {
  /// Nothing if the spec has no counters.
  func countersType() -> [SwiftDeclaration] {
    let counters = machine.counters.identifiers
    guard !counters.isEmpty else { return [] }
    let variables = counters.map { counter in
      SwiftDeclaration.stored(
        counterDocumentation(machine.counters[counter]), access + ["fileprivate(set)"], "var",
        names.counters[counter.index], Self.integerType(for: machine.counters[counter].range))
    }
    let parameters = counters.map { counter in
      let type = Self.integerType(for: machine.counters[counter].range)
      let initial = SwiftPrinter.text(.integer(machine.counters[counter].initial))
      return "\(names.counters[counter.index]): \(type) = \(initial)"
    }
    let body = counters.map { counter in
      let name = names.counters[counter.index]
      return SwiftStatement.assign(
        .member(.name("self"), name), .name(Self.clamped(name, to: machine.counters[counter].range)))
    }
    return [
      .type(
        ["What the machine counts."], typeModifiers, .struct, "Counters", inherits: ["Hashable", "Sendable"],
        members: variables + [
          .function(
            ["Counters at these values, or at the nearest they can have."], access, "init", parameters, body)
        ])
    ]
  }

  /// The value of all counters: those that are not at their start are named.
  func countersValue(_ values: [Int64]) -> SwiftExpression {
    .call(
      .name("Counters"),
      zip(machine.counters.identifiers, values).compactMap { counter, value in
        guard value != machine.counters[counter].initial else { return nil }
        let label = SwiftIdentifier.lowerCamel(names.counters[counter.index].filter { $0 != "`" })
        return SwiftArgument(SwiftIdentifier.escapedLabel(label), .integer(value))
      })
  }

  func increment(_ counter: Identifier<Machine.Counter>) -> SwiftStatement {
    step(counter, "+=", while: "<", machine.counters[counter].range.upperBound)
  }

  func decrement(_ counter: Identifier<Machine.Counter>) -> SwiftStatement {
    step(counter, "-=", while: ">", machine.counters[counter].range.lowerBound)
  }

  func reset(_ counter: Identifier<Machine.Counter>) -> SwiftStatement {
    .assign(counterVariable(counter), .integer(machine.counters[counter].initial))
  }

  private func counterVariable(_ counter: Identifier<Machine.Counter>) -> SwiftExpression {
    .member(.name("counters"), names.counters[counter.index])
  }

  /// A step that stops at the bound. Of a counter that refuses, the condition has asked for room; but where
  /// there are regions, two of them may want the last of it.
  private func step(
    _ counter: Identifier<Machine.Counter>, _ sign: String, while comparison: String, _ bound: Int64
  ) -> SwiftStatement {
    let variable = counterVariable(counter)
    let step = SwiftStatement.expression(.name("\(SwiftPrinter.text(variable)) \(sign) 1"))
    if machine.counters[counter].bound == .refuses, !checked.hasRegions { return step }
    return .if(.comparison(variable, comparison, .integer(bound)), [step])
  }

  private func counterDocumentation(_ counter: Machine.Counter) -> [String] {
    func text(_ number: Int64) -> String { SwiftPrinter.text(.integer(number)) }
    var range = "From \(text(counter.range.lowerBound)) to \(text(counter.range.upperBound))"
    if counter.initial != counter.range.lowerBound { range += ", at first \(text(counter.initial))" }
    switch counter.bound {
    case .saturates: range += "; it stays at its bounds."
    case .refuses: range += "; what would take it further is refused."
    }
    return documentation(counter.summary) + [range]
  }

  /// The narrowest type that has all of `range`, which has no number below zero.
  private static func integerType(for range: ClosedRange<Int64>) -> String {
    "UInt\(bits(for: range))"
  }

  private static func bits(for range: ClosedRange<Int64>) -> Int {
    [8, 16, 32].first { range.upperBound < 1 << $0 } ?? 64
  }

  /// `min(max(tries, 1), 6)`, without what the type sees to by itself.
  private static func clamped(_ name: String, to range: ClosedRange<Int64>) -> String {
    var text = name
    // A counter may have the name of one of the functions.
    if range.lowerBound > 0 {
      text = "Swift.max(\(text), \(SwiftPrinter.text(.integer(range.lowerBound))))"
    }
    let bits = bits(for: range)
    if bits == 64 || range.upperBound != 1 << bits - 1 {
      text = "Swift.min(\(text), \(SwiftPrinter.text(.integer(range.upperBound))))"
    }
    return text
  }
}
