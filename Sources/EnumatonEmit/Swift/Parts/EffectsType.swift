import EnumatonSpec

// `Effects`: the effects of a reaction, as a sequence that takes no memory of its own.
extension SwiftGenerator {
  /// Nothing if the machine asks for nothing.
  func effectsType() -> [SwiftDeclaration] {
    guard hasEffects else { return [] }
    return [
      .type(
        ["The effects of one reaction, in the order to perform them."], typeModifiers, .struct, "Effects",
        inherits: ["Sequence", "IteratorProtocol", "Hashable", "Sendable"],
        members: effectLists.map { listedEffects($0) } ?? words() + payloadStorage() + [memberwise()] + [
          isEmpty(), next(),
        ] + [stepType()])
    ]
  }

  /// `Effects(.sendSynAck, .startRetransmission)`
  func effectsValue(_ actions: [Machine.Action]) -> SwiftExpression {
    if let effectLists {
      let list = effectLists[actions.filter(\.isForHost)]
      return .call(
        .name("Effects"),
        list == nil ? [] : [SwiftArgument(nil, .implicitMember(EffectLists.List.name(list)))])
    }
    let payload = effectSteps.inStorageOrder(machine.payload(of: actions)).map {
      SwiftArgument(
        SwiftIdentifier.escapedLabel(effectSteps.storage(for: $0)), .name(variable(for: $0)))
    }
    return .call(
      .name("Effects"),
      effectSteps.names(of: actions).map { SwiftArgument(nil, .implicitMember($0)) } + payload)
  }

  /// How many bits the number of a step takes.
  private var stepWidth: Int { effectSteps.steps.count < 1 << 8 ? 8 : 16 }

  private var stepsPerWord: Int { 64 / stepWidth }

  private var wordCount: Int { max(1, (effectSteps.longest + stepsPerWord - 1) / stepsPerWord) }

  private func word(_ index: Int) -> String { wordCount == 1 ? "steps" : "steps\(index)" }

  private func words() -> [SwiftDeclaration] {
    (0..<wordCount).map { index in
      .stored(
        index == 0 ? ["The steps that are left, \(stepWidth) bits each, the next one lowest."] : [],
        ["private"], "var", word(index), "UInt64")
    }
  }

  private func payloadStorage() -> [SwiftDeclaration] {
    effectSteps.payload.map {
      .stored([], ["private"], "let", storage(for: $0), Self.optional($0.type))
    }
  }

  private func storage(for field: Machine.PayloadField) -> String {
    SwiftIdentifier.escaped(effectSteps.storage(for: field))
  }

  /// A function type needs parentheses before it is made optional.
  static func optional(_ type: String) -> String {
    type.contains(" ") || type.contains("->") ? "(\(type))?" : type + "?"
  }

  private func memberwise() -> SwiftDeclaration {
    let names = (0..<effectSteps.longest).map { "step\($0)" }
    let parameters =
      names.map { "_ \($0): Step = .end" }
      + effectSteps.payload.map { "\(storage(for: $0)): \(Self.optional($0.type)) = nil" }
    let own = { (name: String) in SwiftExpression.member(.name("self"), name) }
    var body: [SwiftStatement] = (0..<wordCount).map { index in
      let parts = names.indices.filter { $0 / stepsPerWord == index }.map { number in
        let shift = number % stepsPerWord * stepWidth
        return names[number] + ".bits" + (shift == 0 ? "" : " << \(shift)")
      }
      return .assign(.name(word(index)), .name(parts.isEmpty ? "0" : parts.joined(separator: " | ")))
    }
    body += effectSteps.payload.map {
      .assign(own(storage(for: $0)), .name(storage(for: $0)))
    }
    return .function([], ["fileprivate"], "init", parameters, body)
  }

  private func isEmpty() -> SwiftDeclaration {
    .computed(
      ["Whether there is nothing to perform."], access, "isEmpty", "Bool",
      [.expression(.comparison(.name(word(0)), "==", .integer(0)))])
  }

  private func next() -> SwiftDeclaration {
    let bits = "UInt\(stepWidth)"
    var body: [SwiftStatement] = [
      .assign(.name("let step"), .name("\(bits)(truncatingIfNeeded: \(word(0)))"))
    ]
    for index in 0..<wordCount {
      let carried =
        index + 1 < wordCount ? " | \(word(index + 1)) << \(64 - stepWidth)" : ""
      body.append(.assign(.name(word(index)), .name("\(word(index)) >> \(stepWidth)\(carried)")))
    }
    let cases = effectSteps.steps.map { step in
      SwiftCase(patterns: ["Step.\(step.name).rawValue"], body: effectStatements(step.action))
    }
    let end = SwiftCase(patterns: [], body: [.return(.name("nil"))])
    body.append(.switch(.name("step"), cases + [end]))
    // Inlined, it is a table of effects; called, it is a jump for each.
    return .function(
      ["The next effect in order; `nil` behind the last one."],
      ["@inline(__always)"] + access + ["mutating"], "func next", [], returns: "Effect?", body)
  }

  /// What returns the value of an effect.
  func effectStatements(_ action: Machine.Action) -> [SwiftStatement] {
    guard let value = effectValue(action, isOptional: true) else { return [] }
    let payload = machine.payload(of: action)
    if payload.isEmpty { return [.return(value)] }
    let bindings = payload.map {
      "let \(variable(for: $0)) = "
        + SwiftPrinter.text(.member(.name("self"), storage(for: $0)))
    }
    // The list that has the step has its payload too.
    return [.guard(bindings, [.return(.name("nil"))]), .return(value)]
  }

  private func stepType() -> SwiftDeclaration {
    .type(
      ["Every effect that a transition asks for, with its flags."],
      ["fileprivate"], .enum, "Step", inherits: ["UInt\(stepWidth)"],
      members: [.enumCase([], "end")] + effectSteps.steps.map { .enumCase([], $0.name) }
        + [
          .computed(
            [], [], "bits", "UInt64",
            [.expression(.call(.name("UInt64"), [SwiftArgument(nil, .name("rawValue"))]))])
        ])
  }
}
