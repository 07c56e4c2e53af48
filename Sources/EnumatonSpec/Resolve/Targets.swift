/// Where transitions lead to, and what is done when they get there.
extension Resolver {
  /// What stands under `to`.
  mutating func movement(_ node: YAMLNode) -> Machine.Answer? {
    if case .mapping(let entries) = node.content { return resume(entries, of: node) }
    return target(node).map { .move(to: $0) }
  }

  /// A state; a region cannot be entered alone.
  private mutating func target(_ node: YAMLNode) -> StateID? {
    guard let index = reference(node, to: .state) else { return nil }
    let id = StateID(index)
    guard machine.states[id].isRegion else { return id }
    let region = machine.states[id]
    let inside = region.children.first.map { ", such as '\(machine.states[$0].name.text)'" } ?? ""
    problems.error(
      .undeclared, "'\(region.name.text)' is a region and no state; name a state inside it\(inside)",
      at: node.range,
      notes: [Diagnostic.Note("'\(region.name.text)' is declared here", at: region.name.range)])
    return nil
  }

  private mutating func resume(_ entries: [YAMLEntry], of node: YAMLNode) -> Machine.Answer? {
    let fields = Fields<HistoryKey>(entries, of: node, in: &self)
    guard let node = fields[.history] ?? fields[.deepHistory] else {
      if !fields.isIncomplete {
        problems.error(
          .missingKey,
          "a 'to' with a mapping goes back to the past and needs 'history' or 'deepHistory'; "
            + "without a past write 'to: NAME'",
          at: SourceRange(node.start, node.start))
      }
      return nil
    }
    if let shallow = fields.entry(.history), let deep = fields.entry(.deepHistory) {
      problems.error(
        .contradictoryTransition, "'history' and 'deepHistory' exclude one another; remove one",
        at: deep.key.range, notes: [Diagnostic.Note("the other one is here", at: shallow.key.range)])
    }
    guard let composite = composite(node, fields.has(.history) ? "history" : "deepHistory") else {
      return nil
    }
    var history = Machine.History(of: composite, isDeep: !fields.has(.history))
    if let node = fields[.default] {
      history.fallback = fallback(node, in: composite)
      if history.fallback == nil { return nil }
    }
    return .resume(history)
  }

  /// The state whose past is meant: one that has states inside.
  private mutating func composite(_ node: YAMLNode, _ key: String) -> StateID? {
    if ["true", "false"].contains(node.plainText), names[.state][node.text ?? ""] == nil {
      problems.error(
        .wrongShape,
        "'\(key)' takes the name of the state whose past is meant, not '\(node.text ?? "")'; "
          + "write 'to: { \(key): NAME }'", at: node.range)
      return nil
    }
    guard let index = reference(node, to: .state) else { return nil }
    let id = StateID(index)
    let state = machine.states[id]
    let name = state.name.text
    var message: String?
    if state.isRegion, let owner = state.parent {
      let whole = machine.states[owner].name.text
      message = "'\(name)' is a region; its past is part of that of '\(whole)'; write '\(key): \(whole)'"
    } else if state.children.isEmpty, !names[.state].isIncomplete, !unclearStates.contains(id) {
      message = "'\(name)' has no states inside and so no past; write 'to: \(name)'"
    }
    if let message {
      problems.error(
        .contradictoryTransition, message, at: node.range,
        notes: [Diagnostic.Note("'\(name)' is declared here", at: state.name.range)])
      return nil
    }
    return id
  }

  private mutating func fallback(_ node: YAMLNode, in composite: StateID) -> StateID? {
    guard let target = target(node) else { return nil }
    if machine.lineage(of: target).dropFirst().contains(composite) { return target }
    let owner = machine.states[composite].name
    problems.error(
      .contradictoryTransition,
      target == composite
        ? "'default' is a state inside '\(owner.text)'; without it '\(owner.text)' starts as it does at first"
        : "'\(machine.states[target].name.text)' is not inside '\(owner.text)', whose past this is; "
          + "name a state inside it",
      at: node.range, notes: [Diagnostic.Note("'\(owner.text)' is declared here", at: owner.range)])
    return nil
  }

  /// The completions that `done` means in a transition from `source`.
  mutating func completions(
    _ node: YAMLNode, from source: Machine.Source, _ from: YAMLNode?
  ) -> [Machine.Trigger] {
    guard case .states(let states) = source else {
      problems.error(
        .contradictoryTransition,
        "'done' is the completion of what 'from' names, and 'any' names nothing; name the states with states "
          + "inside",
        at: node.range)
      return []
    }
    for id in states where !canBeDone(id) {
      let place = from.map { range(of: machine.states[id].name.text, in: $0) } ?? node.range
      reportNeverDone(id, at: place)
    }
    return states.map { .done($0) }
  }

  /// Whether a final state stands directly inside; of a state with regions, inside each of them.
  private func canBeDone(_ id: StateID) -> Bool {
    if names[.state].isIncomplete || unclearStates.contains(id) { return true }
    let children = machine.states[id].children
    if children.isEmpty { return false }
    if machine.isOrthogonal(id) { return children.allSatisfy { canBeDone($0) } }
    return children.contains { machine.states[$0].isFinal || unclearStates.contains($0) }
  }

  private mutating func reportNeverDone(_ id: StateID, at range: SourceRange) {
    let state = machine.states[id]
    let name = state.name.text
    let message: String
    if state.children.isEmpty {
      message =
        "'\(name)' is never done, because it has no states inside; 'done' is for a state with a final one in it"
    } else if let region = state.children.first(where: { machine.states[$0].isRegion && !canBeDone($0) }) {
      message =
        "'\(name)' is never done, because its region '\(machine.states[region].name.text)' has no final state; "
        + "say 'final: true' of a state directly inside it"
    } else if let inner = state.children.first(where: {
      !machine.states[$0].children.isEmpty && canBeDone($0)
    }) {
      message =
        "'\(name)' is never done, because no state directly inside is final; '\(machine.states[inner].name.text)' "
        + "can be done: name that in 'from'"
    } else {
      message =
        "'\(name)' is never done, because no state directly inside is final; say 'final: true' of one"
    }
    problems.error(
      .neverDone, message, at: range,
      notes: [Diagnostic.Note("'\(name)' is declared here", at: state.name.range)])
  }
}
