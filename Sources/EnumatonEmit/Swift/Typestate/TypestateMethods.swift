import EnumatonCheck
import EnumatonSpec

// The methods of a state: the events that are legal there.
extension TypestateGenerator {
  func method(leaf: Int, trigger: Int) -> [SwiftDeclaration] {
    switch checked.legality(leaf: leaf, trigger: trigger) {
    case .absent: return []
    case .refused(let rejections): return [refusal(leaf: leaf, trigger: trigger, rejections)]
    case .legal(let outcomes):
      let method = legalMethod(leaf: leaf, trigger: trigger, outcomes)
      return outcomes.count == 1
        ? [method] : [method, outcomeType(leaf: leaf, trigger: trigger, outcomes)]
    }
  }

  /// What is always refused is not to be called, and the compiler says why.
  private func refusal(
    leaf: Int, trigger: Int, _ rejections: [Identifier<Machine.Rejection>]
  ) -> SwiftDeclaration {
    let reasons = rejections.map { machine.rejections[$0].summary ?? machine.rejections[$0].name.text }
    let message = SwiftPrinter.text(.string(reasons.joined(separator: "; ")))
    let names = rejections.map { "`\(parts.names.rejections[$0.index])`" }
    return function(
      ["Always refused: " + names.joined(separator: ", ") + "."],
      attributes: ["@available(*, unavailable, message: \(message))"], trigger: trigger,
      parameters(of: trigger), returns: self.names.types[leaf], [.expression(.name("self"))])
  }

  private func function(
    _ documentation: [String], attributes: [String] = [], trigger: Int, _ parameters: [String],
    returns result: String, _ body: [SwiftStatement]
  ) -> SwiftDeclaration {
    SwiftDeclaration(
      documentation: documentation,
      kind: .function(
        SwiftFunction(
          attributes: attributes, modifiers: parts.access + ["consuming"],
          name: "func " + names.methods[trigger], parameters: parameters,
          result: result, body: body)))
  }

  private func legalMethod(leaf: Int, trigger: Int, _ outcomes: [TypestateOutcome]) -> SwiftDeclaration {
    let performs = checked.rules(leaf: leaf, trigger: trigger).contains { !$0.effects.isEmpty }
    var body = answers(leaf: leaf, trigger: trigger, isAlone: outcomes.count == 1)
    if body.count == 1, case .return(let value) = body[0] { body = [.expression(value)] }
    return function(
      methodDocumentation(leaf: leaf, trigger: trigger, outcomes, performs: performs), trigger: trigger,
      parameters(of: trigger) + (performs ? ["perform: (Effect) -> Void"] : []),
      returns: resultType(leaf: leaf, trigger: trigger, outcomes), body)
  }

  private func resultType(leaf: Int, trigger: Int, _ outcomes: [TypestateOutcome]) -> String {
    if outcomes.count == 1, case .state(let state) = outcomes[0] { return type(of: state) }
    return names.outcomes[trigger]
  }

  /// All that the event has, whether or not this state looks at it: an event has one form everywhere.
  private func parameters(of trigger: Int) -> [String] {
    guard case .event(let event) = checked.triggers[trigger] else { return [] }
    let declared = machine.events[event]
    let flags =
      declared.carries.isEmpty ? [] : ["_ flags: Event.\(parts.names.eventFlags[event.index])"]
    return flags
      + declared.payload.map { field in
        let label = SwiftIdentifier.escaped(SwiftIdentifier.lowerCamel(field.name.text))
        let variable = parts.variable(for: field)
        return (label == variable ? label : "\(label) \(variable)") + ": " + field.type
      }
  }
}
