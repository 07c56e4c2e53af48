import EnumatonCheck
import EnumatonSpec

// A method per event: `connection.close()`.
extension SwiftGenerator {
  /// With the answers of a machine whose states have methods of their own, what happens is known where the
  /// method is called, and only the state is looked at.
  func eventMethods(_ table: AnswerTable? = nil) -> [SwiftDeclaration] {
    signals.enumerated().map { number, signal in
      let values = values(of: signal)
      return .function(
        eventMethodDocumentation(signal), access + ["mutating"], "func " + names.eventMethods[number],
        values.map(\.parameter) + (hasEffects ? ["perform: (Effect) -> Void = { _ in }"] : []),
        returns: "Reaction",
        table.flatMap { $0.isDirect[number] ? dispatch($0, signal: number) : nil }
          ?? [.expression(handling(signal, values))])
    }
  }

  private func dispatch(_ table: AnswerTable, signal: Int) -> [SwiftStatement] {
    let cases = checked.leaves.indices.map { leaf in
      SwiftCase(
        patterns: ["." + names.states[checked.leaves[leaf].index]],
        body: shared(table, leaf: leaf, signal: signal).body)
    }
    return [.switch(.name("state"), cases.grouped())]
  }

  /// `handle(.close(flags), perform: perform)`
  private func handling(_ signal: Signal, _ values: [SignalValue]) -> SwiftExpression {
    let member = SwiftExpression.implicitMember(name(of: signal))
    let event: SwiftExpression = values.isEmpty ? member : .call(member, values.map(\.argument))
    return .call(
      .name("handle"),
      [SwiftArgument(nil, event)] + (hasEffects ? [SwiftArgument("perform", .name("perform"))] : []))
  }

  private func eventMethodDocumentation(_ signal: Signal) -> [String] {
    switch signal {
    case .event(let event):
      documentation(machine.events[event].summary ?? "Takes the event `\(names.events[event.index])`.")
    case .expiry: ["A timer expired."]
    case .exhaustion: ["The last attempt of a timer ran out."]
    }
  }
}
