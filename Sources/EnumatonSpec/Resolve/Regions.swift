/// Regions: the parts of a state that are active side by side.
extension Resolver {
  /// Reads the regions of a state, each followed by the states inside it.
  mutating func readRegions(_ section: YAMLNode, inside parent: StateID) -> [StateID] {
    var regions: [StateID] = []
    for (key, value) in declared(.state, in: section, under: "regions") {
      guard let name = declare(.state, key, isRegion: true) else {
        unclearStates.insert(parent)
        continue
      }
      checkStateType(ofRegion: name)
      let id = StateID(machine.states.count)
      regions.append(id)
      machine.states.append(Machine.State(name: name, parent: parent))
      machine.states[id].isRegion = true
      var summary: String?
      // A list alone is its states.
      let list = value.flatMap { $0.isList ? $0 : nil }
      let fields: Fields<RegionKey> =
        list == nil
        ? attributes(Declaration(name: name, value: value), RegionKey.self) { summary = $0.text($1) }
        : Fields()
      machine.states[id].summary = summary ?? text(fields[.summary])
      machine.states[id].tags = texts(fields[.tags], "tags")
      readAllowances(fields[.allow], of: .state(id))
      if fields.isIncomplete { unclearStates.insert(id) }
      let inner = (list ?? fields[.states]).map { readStates($0, inside: id) } ?? []
      machine.states[id].children = inner.map(\.id)
      machine.states[id].initial = initialState(of: id, inner, named: fields.entry(.initial))
      if inner.isEmpty, !fields.isIncomplete, !names[.state].isIncomplete, !(value?.isRefused ?? false) {
        problems.error(
          .missingKey,
          "the region '\(name.text)' needs states, as in '\(name.text): { states: [one, other] }'",
          at: name.range)
      }
    }
    return regions
  }

  /// Of a region the generated code has a type of its states, nested in the machine's.
  private mutating func checkStateType(ofRegion name: Name) {
    let type = SwiftIdentifier.upperCamel(name.text) + "State"
    if type == SwiftIdentifier.machineType(machine.name.text) {
      problems.error(
        .swiftNameClash,
        "the states of the region '\(name.text)' are the type '\(type)' in Swift, as the machine is; rename one",
        at: name.range, notes: [Diagnostic.Note("the machine is named here", at: machine.name.range)])
    } else if let other = regionTypes.updateValue(name, forKey: type) {
      problems.error(
        .swiftNameClash,
        "the states of the regions '\(name.text)' and '\(other.text)' are both the type '\(type)' in Swift; "
          + "rename one",
        at: name.range, notes: [Diagnostic.Note("'\(other.text)' is declared here", at: other.range)])
    }
  }

  mutating func checkRegions(of id: StateID, _ fields: Fields<StateKey>) {
    guard let regions = fields.entry(.regions) else { return }
    let state = machine.states[id]
    if let states = fields.entry(.states) {
      return problems.error(
        .contradictoryState,
        "'\(state.name.text)' has states or regions, not both; put the states into one of the regions",
        at: regions.key.range, notes: [Diagnostic.Note("its states are here", at: states.key.range)])
    }
    if state.children.count < 2, !names[.state].isIncomplete, !unclearStates.contains(id),
      !regions.value.isRefused
    {
      problems.error(
        .wrongShape,
        state.children.isEmpty
          ? "'\(state.name.text)' has no regions here; list at least two, or remove 'regions'"
          : "one region is no different from 'states'; write 'states', or give '\(state.name.text)' a second one",
        at: regions.key.range)
    }
    if let initial = fields.entry(.initial), !["true", "false"].contains(initial.value.plainText),
      !initial.value.isRefused
    {
      problems.error(
        .contradictoryState,
        "'\(state.name.text)' starts with all of its regions; say in a region with which state that starts",
        at: initial.value.range)
    }
  }

  mutating func reportFinalComposite(_ id: StateID, at range: SourceRange) {
    let name = machine.states[id].name.text
    problems.error(
      .contradictoryState,
      "'\(name)' has states inside, so it is not final itself; say 'final: true' of one inside, and answer "
        + "'{ from: \(name), on: done }'",
      at: range)
  }
}

extension YAMLNode {
  fileprivate var isList: Bool { if case .sequence = content { true } else { false } }
}
