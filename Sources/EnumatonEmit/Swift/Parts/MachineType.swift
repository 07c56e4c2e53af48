import EnumatonCheck
import EnumatonSpec

// The type itself: what it stores, how it starts, what it speaks, does and answers.
extension SwiftGenerator {
  func machineType() -> SwiftDeclaration {
    let table = checked.hasMacrosteps || compactRules != nil ? nil : AnswerTable(self)
    return .type(
      documentation(machine.summary), typeModifiers, .struct, names.type,
      inherits: ["Hashable", "Sendable"],
      members: storage() + initializers() + initialEffects() + doors(table) + isIn() + dataMethods()
        + deferralLimit()
        + (compactRules.map { compactMethods($0) } ?? table.map { stateMethods($0) } ?? chartMethods())
        + types() + (compactRules.map { hasEvents ? [ruleTables($0)] : [] } ?? []))
  }

  /// What it speaks of, and then what it answers with.
  private func types() -> [SwiftDeclaration] {
    stateTypes() + stateDataTypes() + compositeType() + flagTypes() + countersType() + memoryType() + [
      eventType()
    ] + timerType()
      + effectType() + effectHandlerType() + rejectionType() + [reactionType()]
      + (checked.hasMacrosteps ? chartTypes() : [transitionType()] + effectsType())
  }

  var hasHeldFlags: Bool { machine.flags.contains(where: \.isHeld) }

  /// Whether the machine can ask anything of its host.
  var hasEffects: Bool { !machine.effects.isEmpty || !machine.timers.isEmpty }

  private func storage() -> [SwiftDeclaration] {
    let modifiers = access + ["private(set)"]
    var members: [SwiftDeclaration] =
      [
        .stored(["The state the machine is in."], modifiers, "var", "state", "State")
      ] + dataStorage()
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
    let effects =
      checked.initialActions.contains(where: \.isForHost)
      ? "; perform ``initialEffects`` before the first event." : "."
    let regions =
      "Regions that are not active in `state` are left out; active ones that are not given are in their initial "
      + "states."
    let restoring = "A machine in any state, to restore one or to test from there"
    return [
      .function(
        ["A machine in its initial state, `\(initial)`" + effects], access, "init", initialData(),
        [.expression(machine.hasData ? initialValue() : .name("self.init(state: .\(initial))"))]),
      .function(
        [restoring + (machine.hasData ? "; `nil` if `data` is not what it keeps in `state`." : ".")]
          + (checked.hasRegions ? [regions] : []),
        access, machine.hasData ? "init?" : "init", initializerParameters(),
        machine.hasData ? checkedValues() : restoredValues()),
    ] + (machine.hasData ? [uncheckedInitializer()] : [])
  }

  /// What the machine keeps in its initial state, as parameters.
  func initialData() -> [String] {
    machine.data(in: checked.initialLeaf).map { field in
      SignalValue(label: argumentLabel(of: field), variable: variable(for: field), type: field.type)
        .parameter
    }
  }

  private func initialValue() -> SwiftExpression {
    .call(
      .name("self.init"),
      [
        SwiftArgument("in", .implicitMember(names.states[checked.initialLeaf.index])),
        SwiftArgument("with", dataValue(in: checked.initialLeaf) { .name(variable(for: $1)) }),
      ])
  }

  private func checkedValues() -> [SwiftStatement] {
    let others =
      (hasHeldFlags ? ["held: held"] : []) + (machine.counters.isEmpty ? [] : ["counters: counters"])
      + (checked.memories.isEmpty ? [] : ["memory: memory"])
    return dataCheck() + [.list("self.init(", ["in: state", "with: data"] + others, ")")]
  }

  /// For those who know that the data is what belongs to the state.
  private func uncheckedInitializer() -> SwiftDeclaration {
    .function(
      [], ["fileprivate"], "init",
      ["in state: State", "with data: StateData"] + initializerParameters().dropFirst(2), restoredValues())
  }

  func initialHeld() -> SwiftExpression {
    let flags = machine.flags.identifiers.filter {
      machine.flags[$0].isHeld && checked.initial.held & machine.flags[$0].mask != 0
    }
    return flags.isEmpty ? .name("[]") : flagsValue("Held", flags)
  }

  private func initializerParameters() -> [String] {
    var parameters = ["state: State"]
    for (variable, type) in zip(names.regionVariables, names.regionTypes).dropFirst() {
      parameters.append("\(variable): \(type)? = nil")
    }
    func add(_ name: String, _ type: String, _ initial: SwiftExpression) {
      parameters.append("\(name): \(type) = \(SwiftPrinter.text(initial))")
    }
    if machine.hasData { add("data", "StateData", .implicitMember(names.data.nothing)) }
    if hasHeldFlags { add("held", "Held", initialHeld()) }
    if !machine.counters.isEmpty { add("counters", "Counters", countersValue(checked.initial.counters)) }
    if !checked.memories.isEmpty { add("memory", "Memory", memoryValue(checked.initial.memory)) }
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
    if machine.hasData { body.append(.assign(own("data"), .name("data"))) }
    if hasHeldFlags { body.append(.assign(own("held"), .name("held"))) }
    if !machine.counters.isEmpty { body.append(.assign(own("counters"), .name("counters"))) }
    if !checked.memories.isEmpty { body.append(.assign(own("memory"), .name("memory"))) }
    return body
  }
}
