import EnumatonCheck
import EnumatonSpec

// The type of a state: what the machine holds, and a method for each event that is legal there.
extension TypestateGenerator {
  func stateType(leaf: Int) -> SwiftDeclaration {
    let state = checked.leaves[leaf]
    let methods = checked.triggers.indices.flatMap { method(leaf: leaf, trigger: $0) }
    return .type(
      stateDocumentation(state, hasMethods: !methods.isEmpty), parts.typeModifiers, .struct,
      names.types[leaf],
      inherits: ["~Copyable", "Sendable"], members: storage(of: state) + initializers(of: state) + methods)
  }

  private func stateDocumentation(_ state: Identifier<Machine.State>, hasMethods: Bool) -> [String] {
    let end = hasMethods ? "" : " Nothing can happen any more."
    return ["``\(parts.names.type)`` in the state `\(stateName(state))`." + end]
      + parts.documentation(machine.states[state].summary)
  }

  private func storage(of state: Identifier<Machine.State>) -> [SwiftDeclaration] {
    contents(of: state).map {
      $0.isData
        ? .stored([], parts.access, "var", $0.name, $0.type)
        : .stored([$0.documentation], parts.access + ["fileprivate(set)"], "var", $0.name, $0.type)
    }
  }

  /// One for the other states, and one for the host where the machine starts.
  private func initializers(of state: Identifier<Machine.State>) -> [SwiftDeclaration] {
    func own(_ name: String) -> SwiftExpression { .member(.name("self"), name) }
    let all = contents(of: state)
    let isInitial = state == checked.initialLeaf
    let entering = SwiftDeclaration.function(
      [], ["fileprivate"], "init", all.map { "\($0.name): \($0.type)" },
      all.map { .assign(own($0.name), .name($0.name)) })
    guard isInitial else { return [entering] }
    let effects =
      checked.initialActions.contains(where: \.isForHost)
      ? "; perform ``\(parts.names.type)/initialEffects`` before the first event." : "."
    let starting = SwiftDeclaration.function(
      ["A machine in its initial state" + effects], parts.access, "init", parts.initialData(),
      all.map { .assign($0.isData ? own($0.name) : .name($0.name), $0.initial) })
    // Where there is only data, both take the same.
    return contents.isEmpty ? [starting] : [starting, entering]
  }
}
