import EnumatonCheck
import EnumatonSpec

// `Effects` of a machine that can take several transitions at one event: a list that grows as they are taken.
extension SwiftGenerator {
  /// Nothing if the machine asks for nothing.
  func chartEffectsType() -> [SwiftDeclaration] {
    guard hasEffects else { return [] }
    return [
      .type(
        ["The effects of one reaction, in the order to perform them."], typeModifiers, .struct, "Effects",
        inherits: ["Sequence", "IteratorProtocol", "Hashable", "Sendable"],
        members: [
          .stored([], ["fileprivate"], "var", "steps", effectList.name, value: .name(effectList.name + "()"))
        ] + payloadVariables() + [
          .function([], ["fileprivate"], "init", [], []),
          .computed(
            ["Whether there is nothing to perform."], access, "isEmpty", "Bool",
            [.expression(.name("steps.isEmpty"))]),
          nextEffect(),
        ] + keepPayload() + (effectSteps.steps.isEmpty ? [] : [chartStepType()]))
    ]
  }

  /// The statements of `initialEffects`.
  func initialChartEffects() -> [SwiftStatement] {
    let steps = effectSteps.names(of: checked.initialActions)
    guard !steps.isEmpty else { return [.expression(.name("Effects()"))] }
    return [.assign(.name("var effects"), .name("Effects()"))]
      + steps.map { .expression(.name("effects.steps.append(Effects.Step.\($0).rawValue)")) }
      + [.return(.name("effects"))]
  }

  private func payloadVariables() -> [SwiftDeclaration] {
    effectSteps.payload.map {
      .stored([], ["private"], "var", payloadVariable($0), Self.optional($0.type))
    }
  }

  private func payloadVariable(_ field: Machine.PayloadField) -> String {
    SwiftIdentifier.escaped(effectSteps.storage(for: field))
  }

  private func nextEffect() -> SwiftDeclaration {
    let bindings =
      effectSteps.steps.isEmpty
      ? [] : ["let number = steps.popFirst()", "let step = Step(rawValue: number)"]
    let cases = effectSteps.steps.map {
      SwiftCase(patterns: ["." + $0.name], body: effectStatements($0.action))
    }
    return .function(
      [], access + ["mutating"], "func next", [], returns: "Effect?",
      bindings.isEmpty
        ? [.expression(.name("nil"))]
        : [.guard(bindings, [.return(.name("nil"))]), .switch(.name("step"), cases)])
  }

  private func chartStepType() -> SwiftDeclaration {
    .type(
      ["Every effect that a transition asks for, with its flags."], ["nonisolated", "fileprivate"], .enum,
      "Step", inherits: [effectList.element],
      members: effectSteps.steps.map { .enumCase([], $0.name) })
  }

  /// Whether effects take something of an event's payload.
  var keepsPayload: Bool { hasEffects && !effectSteps.payload.isEmpty }

  /// Takes over of an event what effects may need; nothing if there is no such thing.
  private func keepPayload() -> [SwiftDeclaration] {
    guard keepsPayload else { return [] }
    let cases = machine.events.identifiers.map { event in
      let declared = machine.events[event]
      let pattern = "." + names.events[event.index]
      let taken = payloadTaken(from: event)
      guard !taken.isEmpty else { return SwiftCase(patterns: [pattern], body: [.expression(.name("break"))]) }
      let bindings =
        (declared.carries.isEmpty ? [] : ["_"])
        + declared.payload.map { taken.contains($0) ? "let " + payloadVariable($0) : "_" }
      return SwiftCase(
        patterns: [pattern + "(" + bindings.joined(separator: ", ") + ")"],
        body: taken.map {
          .assign(.member(.name("self"), payloadVariable($0)), .name(payloadVariable($0)))
        }, standsAlone: true)
    }
    let others = (machine.timers.isEmpty ? [] : [".timer"]) + (hasAttempts ? [".exhausted"] : [])
    let none = SwiftCase(patterns: others, body: [.expression(.name("break"))])
    return [
      .function(
        ["Keeps what the effects may take from the event."], ["fileprivate", "mutating"], "func keepPayload",
        ["of event: Event"],
        [.switch(.name("event"), (cases + (others.isEmpty ? [] : [none])).grouped())])
    ]
  }

  /// The fields that effects of an event's transitions take from it.
  private func payloadTaken(from event: Identifier<Machine.Event>) -> [Machine.PayloadField] {
    guard let trigger = checked.index(of: .event(event)) else { return [] }
    var taken: Set<String> = []
    for leaf in checked.leaves.indices {
      for rule in checked.rules(leaf: leaf, trigger: trigger) {
        taken.formUnion(payload(of: rule).map(\.name.text))
      }
    }
    return machine.events[event].payload.filter { taken.contains($0.name.text) }
  }
}
