import EnumatonCheck
import EnumatonSpec

// The type itself: what it stores, how it starts, what it speaks, does and answers.
extension SwiftGenerator {
  func machineType() -> SwiftDeclaration {
    .type(
      documentation(machine.summary), typeModifiers, .struct, names.type,
      inherits: ["Hashable", "Sendable"],
      members: storage() + initializers() + (checked.hasMacrosteps ? chartHandle() : handle()) + isIn()
        + initialEffects() + deferralLimit() + stateTypes() + compositeType() + flagTypes() + countersType()
        + memoryType() + [eventType()] + timerType() + effectType() + rejectionType() + [reactionType()]
        + (checked.hasMacrosteps ? chartTypes() + chartMethods() : simpleTypes() + stateMethods()))
  }

  private func simpleTypes() -> [SwiftDeclaration] { [transitionType()] + effectsType() }

  var hasHeldFlags: Bool { machine.flags.contains(where: \.isHeld) }

  /// Whether the machine can ask anything of its host.
  var hasEffects: Bool { !machine.effects.isEmpty || !machine.timers.isEmpty }

  private func storage() -> [SwiftDeclaration] {
    let modifiers = access + ["private(set)"]
    var members: [SwiftDeclaration] = [
      .stored(["The state the machine is in."], modifiers, "var", "state", "State")
    ]
    for (index, region) in checked.regions.enumerated() {
      guard let state = region.state, let owner = region.owner else { continue }
      members.append(
        .stored(
          [
            "The state the region `\(machine.states[state].name.text)` is in; "
              + "`nil` while `\(machine.states[owner].name.text)` is not active."
          ], modifiers, "var", names.regionVariables[index], names.regionTypes[index] + "?"))
    }
    if hasHeldFlags {
      members.append(.stored(["The flags the machine holds."], modifiers, "var", "held", "Held"))
    }
    if !machine.counters.isEmpty {
      members.append(.stored(["What the machine has counted."], modifiers, "var", "counters", "Counters"))
    }
    if !checked.memories.isEmpty {
      members.append(.stored(["Where composites were left."], modifiers, "var", "memory", "Memory"))
    }
    return members
  }

  private func initialEffects() -> [SwiftDeclaration] {
    guard hasEffects else { return [] }
    return [
      .computed(
        ["What entering the initial state asks of the host, before the first event."], access + ["static"],
        "initialEffects", "Effects",
        checked.hasMacrosteps
          ? initialChartEffects() : [.expression(effectsValue(checked.initialActions))])
    ]
  }

  private func deferralLimit() -> [SwiftDeclaration] {
    guard checked.defersEvents else { return [] }
    return [
      .computed(
        ["How many deferred events the driver keeps."], access + ["static"], "deferralLimit", "Int",
        [.expression(.integer(Int64(machine.deferralLimit)))])
    ]
  }
}

// How it starts.
extension SwiftGenerator {
  private func initializers() -> [SwiftDeclaration] {
    let initial = names.states[checked.initialLeaf.index]
    let start =
      !checked.initialActions.contains(where: \.isForHost)
      ? "A machine in its initial state, `\(initial)`."
      : "A machine in its initial state, `\(initial)`; perform ``initialEffects`` before the first event."
    let note =
      "Regions that are not active in `state` are left out; active ones that are not given are in their initial "
      + "states."
    return [
      .initializer([start], access, [], initialValues()),
      .initializer(
        ["A machine in any state, to restore one or to test from there."]
          + (checked.hasRegions ? [note] : []),
        access, restoredParameters(), restoredValues()),
    ]
  }

  private func initialValues() -> [SwiftStatement] {
    var body = zip(names.regionVariables, checked.initial.active).map { variable, leaf in
      SwiftStatement.assign(.name(variable), leaf.map { regionValue($0) } ?? .name("nil"))
    }
    if hasHeldFlags {
      let held = checked.initial.held
      let flags = machine.flags.identifiers.filter {
        machine.flags[$0].isHeld && held & machine.flags[$0].mask != 0
      }
      body.append(.assign(.name("held"), flags.isEmpty ? .name("[]") : flagsValue("Held", flags)))
    }
    if !machine.counters.isEmpty {
      body.append(.assign(.name("counters"), countersValue(checked.initial.counters)))
    }
    if !checked.memories.isEmpty {
      body.append(.assign(.name("memory"), memoryValue(checked.initial.memory)))
    }
    return body
  }

  private func restoredParameters() -> [String] {
    var parameters = ["state: State"]
    for (variable, type) in zip(names.regionVariables, names.regionTypes).dropFirst() {
      parameters.append("\(variable): \(type)? = nil")
    }
    if hasHeldFlags { parameters.append("held: Held = []") }
    if !machine.counters.isEmpty { parameters.append("counters: Counters = Counters()") }
    if !checked.memories.isEmpty { parameters.append("memory: Memory = Memory()") }
    return parameters
  }

  private func restoredValues() -> [SwiftStatement] {
    func own(_ member: String) -> SwiftExpression { .member(.name("self"), member) }
    var body = [SwiftStatement.assign(own("state"), .name("state"))]
    for (index, region) in checked.regions.enumerated() {
      guard let owner = region.owner else { continue }
      let variable = names.regionVariables[index]
      let isActive = SwiftExpression.comparison(
        own(names.regionVariables[checked.region(of: owner)]), "==", regionValue(owner))
      let initial = SwiftPrinter.text(optionalValue(region.initialLeaf))
      body.append(
        .assign(
          own(variable),
          .name("\(SwiftPrinter.text(isActive)) ? \(variable) ?? \(initial) : nil")))
    }
    if hasHeldFlags { body.append(.assign(own("held"), .name("held"))) }
    if !machine.counters.isEmpty { body.append(.assign(own("counters"), .name("counters"))) }
    if !checked.memories.isEmpty { body.append(.assign(own("memory"), .name("memory"))) }
    return body
  }
}

// How it is told what happens.
extension SwiftGenerator {
  /// The doors: one that says what came of an event, and one that performs the effects on the way.
  /// Without events there is nothing to handle, and code for it would be unreachable.
  private func handle() -> [SwiftDeclaration] {
    if checked.triggers.isEmpty { return [] }
    let cases = checked.leaves.indices.map { leaf in
      SwiftCase(
        patterns: ["." + names.states[checked.leaves[leaf].index]],
        body: [
          .return(
            answersNothing(leaf: leaf)
              ? .implicitMember("unhandled")
              : .call(
                .name(methodName(leaf: leaf)),
                [SwiftArgument("to", .name("event"))]
                  + (hasEffects ? [SwiftArgument(nil, .name("perform"))] : [])))
        ])
    }
    let dispatch = SwiftStatement.switch(.name("state"), cases.grouped())
    let documentation = "Takes an event, and says what came of it."
    guard hasEffects else {
      return [
        .function(
          [documentation], access + ["mutating"], "func handle", ["_ event: Event"], returns: "Reaction",
          [dispatch])
      ]
    }
    return [
      .function(
        [documentation + " The effects are the reaction's, to perform in order."],
        access + ["mutating"], "func handle", ["_ event: Event"], returns: "Reaction",
        [.expression(.name("handle(event) { _ in }"))]),
      .function(
        [
          "Takes an event and hands its effects to `perform`, in order: the fastest way to perform them.",
          "`perform` runs while the machine is being changed, so it must not use the machine.",
        ], access + ["mutating"], "func handle",
        ["_ event: Event", "perform: (Effect) -> Void"], returns: "Reaction", [dispatch]),
    ]
  }
}
