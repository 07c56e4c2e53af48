import EnumatonCheck
import EnumatonSpec

// `Reaction` and `Transition`: what the machine answers.
extension SwiftGenerator {
  func reactionType() -> SwiftDeclaration {
    let value = checked.hasMacrosteps ? "Macrostep" : "Transition"
    var members: [SwiftDeclaration] = [
      .enumCase(
        ["The machine moved; a move to its own state left and re-entered it."], "moved", [value]),
      .enumCase(["The machine did something without leaving its state."], "stayed", [value]),
      .enumCase(["The event was expected here, and nothing is to be done."], "ignored"),
    ]
    if checked.defersEvents {
      members += [
        .enumCase(
          ["The event comes too early; the driver keeps it until the state has changed."], "deferred"),
        .enumCase(["As many events as the driver keeps are waiting; this one is lost."], "overflow"),
      ]
    }
    if !machine.rejections.isEmpty {
      members.append(.enumCase(["The event is refused; tell its caller why."], "rejected", ["Rejection"]))
    }
    members.append(.enumCase(["The spec gives no answer to the event in this state."], "unhandled"))
    if hasEffects { members.append(reactionEffects()) }
    return .type(
      ["What came of an event."], typeModifiers, .enum, "Reaction", inherits: ["Hashable", "Sendable"],
      members: members)
  }

  private func reactionEffects() -> SwiftDeclaration {
    let taken = checked.hasMacrosteps ? "step" : "transition"
    let others =
      [".ignored"] + (checked.defersEvents ? [".deferred", ".overflow"] : [])
      + (machine.rejections.isEmpty ? [] : [".rejected"]) + [".unhandled"]
    return .computed(
      ["What the host is to perform, in order."], access, "effects", "Effects",
      [
        .switch(
          .name("self"),
          [
            SwiftCase(
              patterns: [".moved(let \(taken))", ".stayed(let \(taken))"],
              body: [.expression(.member(.name(taken), "effects"))]),
            SwiftCase(patterns: others, body: [.expression(.call(.name("Effects"), []))]),
          ])
      ])
  }

  func transitionType() -> SwiftDeclaration {
    var cases: [SwiftDeclaration] = []
    var specNames: [SwiftCase] = []
    var sources = SwiftPatterns<Identifier<Machine.State>>()
    var targets = SwiftPatterns<Identifier<Machine.State>>()
    var effects = SwiftPatterns<[Machine.Action]>()
    for (rule, name) in transitions {
      let pattern = "." + name
      let payload = payload(of: rule)
      cases.append(.enumCase(transitionDocumentation(rule), name, fields(payload)))
      specNames.append(SwiftCase(patterns: [pattern], body: [.return(.string(checked.name(of: rule)))]))
      sources.add(pattern, for: rule.source)
      targets.add(pattern, for: target(of: rule))
      effects.add(
        pattern + Self.binding(payload.map { variable(for: $0) }), for: rule.effects,
        standsAlone: !payload.isEmpty)
    }
    let nameDocumentation = "State, event and number: `STATE/event#1`."
    // Without transitions the type has no values, and a switch over it no cases.
    func property(_ documentation: String, _ name: String, _ type: String, _ cases: [SwiftCase])
      -> SwiftDeclaration
    {
      .computed([documentation], notInlined + access, name, type, [.switch(.name("self"), cases)])
    }
    let numbering =
      "Where a state has several answers to an event, they are numbered in the order of the file; refusals "
      + "and ignored events count too, but are no transitions."
    return .type(
      ["Every transition, by state and event, with what it does."]
        + (transitions.contains { $0.rule.ordinal > 1 } ? [numbering] : []), typeModifiers, .enum,
      "Transition",
      inherits: ["Hashable", "Sendable"],
      members: cases
        + (hasLargeTransition
          ? largeTransitionConformances() + largeTransitionNames(nameDocumentation)
          : [property(nameDocumentation, "name", "StaticString", specNames)]) + [
          property("The state it leaves, or stays in.", "source", "State", sources.cases { state($0) }),
          property("The state it leads to.", "target", "State", targets.cases { state($0) }),
        ]
        + (hasEffects
          ? [
            property(
              "What the host is to perform, in order.", "effects", "Effects",
              effects.cases { effectsValue($0) })
          ]
          : [])
        + (compactRules == nil ? [] : followingTransition()))
  }

  private func state(_ state: Identifier<Machine.State>) -> SwiftExpression {
    .implicitMember(names.states[state.index])
  }

  private func target(of rule: Rule) -> Identifier<Machine.State> {
    if case .move(let target) = rule.outcome { target } else { rule.source }
  }

  /// `(let data, let port)`, or nothing.
  private static func binding(_ variables: [String]) -> String {
    variables.isEmpty ? "" : "(" + variables.map { "let " + $0 }.joined(separator: ", ") + ")"
  }

  /// `LISTEN → SYN_RECEIVED on segment when SYN: send SYN ACK, start retransmission.`
  func transitionDocumentation(_ rule: Rule) -> [String] {
    let transition = machine.transitions[rule.transition]
    var line = machine.states[rule.source].name.text
    if case .move(let target) = rule.outcome { line += " → " + machine.states[target].name.text }
    line += " on `\(machine.name(of: rule.trigger))`"
    if let condition = transition.conditionText { line += " when `\(condition)`" }
    if rule.recall != nil, case .resume(let history) = transition.answer {
      line += ", by the history of `\(machine.states[history.composite].name.text)`"
    }
    let work = rule.steps.compactMap { text(of: $0) }
    if !work.isEmpty { line += ": " + work.joined(separator: ", ") }
    var paragraphs = [line + "."]
    if let summary = transition.summary { paragraphs.append(summary) }
    return paragraphs
  }

  /// What a reader is told of a step: what it does, and where regions do more, depending on where they are.
  private func text(of step: Step) -> String? {
    switch step {
    case .act(let action): machine.text(of: action)
    case .leaveRegions(let composite): "leave " + regionNames(of: composite)
    case .resumeRegions(let composite, let isDeep):
      (isDeep ? "deeply resume " : "resume ") + regionNames(of: composite)
    case .enter, .remember, .complete: nil
    }
  }

  /// `` `boiler`, `pump` and `group` ``
  private func regionNames(of composite: Identifier<Machine.State>) -> String {
    let names = machine.states[composite].children.map { "`\(machine.states[$0].name.text)`" }
    return (names.dropLast(2) + [names.suffix(2).joined(separator: " and ")]).joined(separator: ", ")
  }
}
