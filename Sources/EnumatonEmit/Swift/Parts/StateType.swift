import EnumatonCheck
import EnumatonSpec

// `State`: the leaves, flat.
extension SwiftGenerator {
  func stateType() -> SwiftDeclaration {
    let cases = checked.leaves.indices.map { leaf in
      SwiftDeclaration.enumCase(
        stateDocumentation(leaf: leaf), names.states[checked.leaves[leaf].index])
    }
    let name = nameProperty(
      "The state's name as the spec spells it.",
      cases: checked.leaves.map { (names.states[$0.index], machine.states[$0].name.text) })
    return .type(
      ["Where the machine can be."], typeModifiers, .enum, "State",
      inherits: [Self.rawType(forCount: checked.leaves.count), "CaseIterable", "Sendable"],
      members: cases + [name])
  }

  private func stateDocumentation(leaf: Int) -> [String] {
    let state = machine.states[checked.leaves[leaf]]
    var text = state.summary ?? ""
    func add(_ sentence: String) {
      if let last = text.last { text += ".!?:".contains(last) ? " " : ". " }
      text += sentence
    }
    if checked.leaves[leaf] == checked.initialLeaf { add("The initial state.") }
    if state.isFinal { add("A final state.") }
    let targets = reachedStates(leaf: leaf).map { "`\(names.states[$0.index])`" }
    let reach = targets.isEmpty ? [] : ["Can transition to \(targets.joined(separator: ", "))."]
    return (text.isEmpty ? [] : [text]) + reach
  }

  /// The states that one transition leads to, in document order.
  private func reachedStates(leaf: Int) -> [Identifier<Machine.State>] {
    var reached: Set<Identifier<Machine.State>> = []
    for trigger in checked.triggers.indices {
      for rule in checked.rules(leaf: leaf, trigger: trigger) {
        if case .move(let target) = rule.outcome { reached.insert(target) }
      }
    }
    return reached.sorted()
  }
}
