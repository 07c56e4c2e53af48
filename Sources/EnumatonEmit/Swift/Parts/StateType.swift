import EnumatonCheck
import EnumatonSpec

// `State`: the leaves, flat; and one such type for each region.
extension SwiftGenerator {
  func stateTypes() -> [SwiftDeclaration] { checked.regions.indices.map { stateType(ofRegion: $0) } }

  private func stateType(ofRegion index: Int) -> SwiftDeclaration {
    let region = checked.regions[index]
    let cases = region.leaves.map { leaf in
      SwiftDeclaration.enumCase(
        stateDocumentation(leaf, isInitial: leaf == initialLeaf(ofRegion: index)), names.states[leaf.index])
    }
    let name = nameProperty(
      "The state's name as the spec spells it.",
      cases: region.leaves.map { (names.states[$0.index], machine.states[$0].name.text) })
    return .type(
      stateTypeDocumentation(region), typeModifiers, .enum, names.regionTypes[index],
      inherits: [Self.rawType(forCount: region.leaves.count), "CaseIterable", "Sendable"],
      members: cases + [name] + bitProperty(ofRegion: index))
  }

  private func stateTypeDocumentation(_ region: Region) -> [String] {
    guard let state = region.state else { return ["Where the machine can be."] }
    return ["Where the region `\(machine.states[state].name.text)` can be."]
      + documentation(machine.states[state].summary)
  }

  /// Where the machine or a region starts.
  private func initialLeaf(ofRegion index: Int) -> Identifier<Machine.State> {
    index == 0 ? checked.initialLeaf : checked.regions[index].initialLeaf
  }

  private func stateDocumentation(_ leaf: Identifier<Machine.State>, isInitial: Bool) -> [String] {
    let state = machine.states[leaf]
    var text = state.summary ?? ""
    func add(_ sentence: String) {
      if let last = text.last { text += ".!?:".contains(last) ? " " : ". " }
      text += sentence
    }
    if isInitial { add("The initial state.") }
    if state.isFinal { add("A final state.") }
    if machine.isOrthogonal(leaf) {
      let regions = state.children.map { "`\(machine.states[$0].name.text)`" }
      add("Active in it are the regions \(regions.joined(separator: ", ")).")
    }
    let reached = checked.leafIndex(of: leaf) == nil ? statesReached(outOf: leaf) : statesReached(from: leaf)
    let targets = reached.map { "`\(names.states[$0.index])`" }
    if !targets.isEmpty { add("Can transition to \(targets.joined(separator: ", ")).") }
    return text.isEmpty ? [] : [text]
  }

  /// The states that one transition leads to, in document order.
  private func statesReached(from leaf: Identifier<Machine.State>) -> [Identifier<Machine.State>] {
    var reached: Set<Identifier<Machine.State>> = []
    guard let leaf = checked.leafIndex(of: leaf) else { return [] }
    for trigger in checked.triggers.indices {
      for rule in checked.rules(leaf: leaf, trigger: trigger) {
        if case .move(let target) = rule.outcome { reached.insert(target) }
      }
    }
    return reached.sorted()
  }

  /// Where transitions of the states inside a composite with regions lead, apart from those states.
  private func statesReached(outOf composite: Identifier<Machine.State>) -> [Identifier<Machine.State>] {
    let inside = checked.leaves.filter { machine.lineage(of: $0).contains(composite) }
    let reached = Set(inside.flatMap { statesReached(from: $0) })
    return reached.filter { $0 == composite || !machine.lineage(of: $0).contains(composite) }.sorted()
  }
}
