import EnumatonCheck
import EnumatonSpec

// The type itself: what it stores, how it starts, what it speaks, does and answers.
extension SwiftGenerator {
  func machineType() -> SwiftDeclaration {
    .type(
      documentation(machine.summary), typeModifiers, .struct, names.type,
      inherits: ["Hashable", "Sendable"],
      members: storage() + initializers() + handle() + initialEffects()
        + [stateType()] + flagTypes() + [eventType()] + timerType() + effectType() + rejectionType()
        + [reactionType(), transitionType()] + effectsType() + stateMethods())
  }

  var hasHeldFlags: Bool { machine.flags.contains(where: \.isHeld) }

  /// Whether the machine can ask anything of its host.
  var hasEffects: Bool { !machine.effects.isEmpty || !machine.timers.isEmpty }

  private func storage() -> [SwiftDeclaration] {
    let modifiers = access + ["private(set)"]
    var members: [SwiftDeclaration] = [
      .stored(["The state the machine is in."], modifiers, "var", "state", "State")
    ]
    if hasHeldFlags {
      members.append(.stored(["The flags the machine holds."], modifiers, "var", "held", "Held"))
    }
    return members
  }

  private func initializers() -> [SwiftDeclaration] {
    let initial = names.states[checked.initialLeaf.index]
    let start =
      !checked.initialActions.contains(where: \.isForHost)
      ? "A machine in its initial state, `\(initial)`."
      : "A machine in its initial state, `\(initial)`; perform ``initialEffects`` before the first event."
    let state = SwiftExpression.name("state")
    let held = SwiftExpression.name("held")
    let own = { (member: SwiftExpression) in
      SwiftExpression.member(.name("self"), SwiftPrinter.text(member))
    }
    return [
      .function(
        [start], access, "init", [],
        [.assign(state, .implicitMember(initial))]
          + (hasHeldFlags ? [.assign(held, initiallyHeld)] : [])),
      .function(
        ["A machine in any state, to restore one or to test from there."], access, "init",
        hasHeldFlags ? ["state: State", "held: Held = []"] : ["state: State"],
        [.assign(own(state), state)] + (hasHeldFlags ? [.assign(own(held), held)] : [])),
    ]
  }

  /// The flags that entering the initial state sets.
  private var initiallyHeld: SwiftExpression {
    var flags: [Identifier<Machine.Flag>] = []
    for action in checked.initialActions {
      switch action {
      case .set(let flag): flags.append(flag)
      case .clear(let flag): flags.removeAll { $0 == flag }
      case .increment, .decrement, .reset, .raise, .perform, .start, .stop, .stopAll: break
      }
    }
    return flags.isEmpty ? .name("[]") : flagsValue("Held", flags)
  }

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

  private func initialEffects() -> [SwiftDeclaration] {
    guard hasEffects else { return [] }
    return [
      .computed(
        ["What entering the initial state asks of the host, before the first event."], access + ["static"],
        "initialEffects", "Effects",
        [.expression(effectsValue(checked.initialActions))])
    ]
  }
}
