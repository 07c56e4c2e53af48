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
          .initializer(
            ["Counters at these values, or at the nearest they can have."], access, parameters, body)
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

  /// The narrowest type that has all of `range`.
  private static func integerType(for range: ClosedRange<Int64>) -> String {
    for bits in [8, 16, 32] as [Int64] {
      if range.lowerBound >= 0, range.upperBound < 1 << bits { return "UInt\(bits)" }
      let end = 1 << (bits - 1) as Int64
      if range.lowerBound >= -end, range.upperBound < end { return "Int\(bits)" }
    }
    return "Int64"
  }

  /// `min(max(tries, 1), 6)`, without what the type sees to by itself.
  private static func clamped(_ name: String, to range: ClosedRange<Int64>) -> String {
    let type = integerType(for: range)
    let least: Int64
    let most: Int64
    switch type {
    case "UInt8": (least, most) = (0, 0xFF)
    case "UInt16": (least, most) = (0, 0xFFFF)
    case "UInt32": (least, most) = (0, 0xFFFF_FFFF)
    case "Int8": (least, most) = (-0x80, 0x7F)
    case "Int16": (least, most) = (-0x8000, 0x7FFF)
    case "Int32": (least, most) = (-0x8000_0000, 0x7FFF_FFFF)
    default: (least, most) = (.min, .max)
    }
    var text = name
    // A counter may have the name of one of the functions.
    if range.lowerBound > least {
      text = "Swift.max(\(text), \(SwiftPrinter.text(.integer(range.lowerBound))))"
    }
    if range.upperBound < most {
      text = "Swift.min(\(text), \(SwiftPrinter.text(.integer(range.upperBound))))"
    }
    return text
  }
}
