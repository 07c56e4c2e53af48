import EnumatonCheck
import EnumatonSpec

// What a compact machine does with its tables.
extension SwiftGenerator {
  /// The doors: the effects are those of the reaction, whichever is used.
  func compactHandle(_ rules: CompactRules) -> [SwiftDeclaration] {
    let handle = SwiftDeclaration.function(
      [
        "Takes an event, and says what came of it."
          + (hasEffects ? " The effects are the reaction's, to perform in order." : "")
      ], access + ["mutating"], "func handle", ["_ event: Event"], returns: "Reaction", search(rules))
    guard hasEffects else { return [handle] }
    return [
      handle,
      .function(
        [
          "Takes an event and hands its effects to `perform`, in order.",
          "`perform` runs while the machine is being changed, so it must not use the machine.",
        ], access + ["mutating"], "func handle",
        ["_ event: Event", "perform: (Effect) -> Void"], returns: "Reaction",
        [
          .assign(.name("let reaction"), .name("handle(event)")),
          .assign(.name("var effects"), .name("reaction.effects")),
          .while("let effect = effects.next()", [.expression(.name("perform(effect)"))]),
          .return(.name("reaction")),
        ]),
    ]
  }

  private var hasCarriedFlags: Bool { !carriedFlags.isEmpty }

  private func search(_ rules: CompactRules) -> [SwiftStatement] {
    let hasTransitions = !transitions.isEmpty
    return [
      .assign(
        .name(hasCarriedFlags ? "let (trigger, flags)" : "let trigger"), .name("Self.trigger(of: event)")),
      .assign(.name("let facts"), .name(hasCarriedFlags ? "self.facts(with: flags)" : "self.facts()")),
      .assign(
        .name(hasTransitions ? "var (rule, transition)" : "var rule"), .name("firstRule(for: trigger)")),
      .while(
        "let tried = rule",
        [
          .assign(.name("let answer"), .name("tried.answer")),
          .assign(.name("let condition"), .name("tried.condition")),
          .if(
            .comparison(.name("facts & condition.mask"), "==", .name("condition.value")),
            [
              .return(.name(hasTransitions ? "give(answer, by: transition)" : "give(answer)"))
            ]),
        ]
          + (hasTransitions
            ? [
              .if(
                .name("answer.isTransition"), [.assign(.name("transition"), .name("transition?.following"))])
            ]
            : [])
          + [.assign(.name("rule"), .name("tried.otherwise"))]),
      .return(.implicitMember("unhandled")),
    ]
  }

  func compactMethods(_ rules: CompactRules) -> [SwiftDeclaration] {
    guard hasEvents else { return [] }
    return [triggerOfEvent(rules), factsMethod(rules), firstRule(rules), give(rules)] + outcomes(rules)
  }

  private func triggerOfEvent(_ rules: CompactRules) -> SwiftDeclaration {
    func value(_ trigger: Machine.Trigger, _ flags: String) -> SwiftStatement {
      let name = "." + (checked.index(of: trigger).map { rules.triggers[$0] } ?? CompactRules.unanswered)
      return .return(.name(hasCarriedFlags ? "(\(name), \(flags))" : name))
    }
    func timers(_ trigger: (Identifier<Machine.Timer>) -> Machine.Trigger) -> [SwiftStatement] {
      [
        .switch(
          .name("timer"),
          machine.timers.identifiers.map {
            SwiftCase(patterns: ["." + names.timers[$0.index]], body: [value(trigger($0), "[]")])
          }.grouped())
      ]
    }
    let cases = signals.map { signal in
      let name = "." + self.name(of: signal)
      switch signal {
      case .event(let event):
        let values = values(of: signal).map { $0.isFlags ? "let flags" : "_" }
        let carries = !machine.events[event].carries.isEmpty
        return SwiftCase(
          patterns: [carries ? name + "(" + values.joined(separator: ", ") + ")" : name],
          body: [value(.event(event), carries ? "flags.flags" : "[]")])
      case .expiry: return SwiftCase(patterns: [name + "(let timer)"], body: timers { .timer($0) })
      case .exhaustion: return SwiftCase(patterns: [name + "(let timer)"], body: timers { .exhausted($0) })
      }
    }
    return .function(
      ["What can set rules off, and the flags that come with it."], ["@inline(never)", "private", "static"],
      "func trigger", ["of event: Event"],
      returns: hasCarriedFlags ? "(RuleTables.Trigger, Flags)" : "RuleTables.Trigger",
      [.switch(.name("event"), cases)])
  }

  /// Whether some timer may be said to be exhausted that never is.
  var hasUnansweredTimers: Bool { hasAttempts && machine.timers.contains { $0.attempts == nil } }

  private func factsMethod(_ rules: CompactRules) -> SwiftDeclaration {
    var parts: [String] = []
    if hasCarriedFlags { parts.append("\(rules.word)(flags.rawValue)") }
    if hasHeldFlags {
      parts.append(
        "\(rules.word)(held.rawValue)" + (rules.facts.carried > 0 ? " << \(rules.facts.carried)" : ""))
    }
    let start = parts.isEmpty ? "0" : parts.joined(separator: " | ")
    var body: [SwiftStatement] = []
    for (index, fact) in rules.facts.others.enumerated() {
      let bit = Self.hexadecimal(1 << UInt64(min(rules.facts.bit(ofOther: index), 63)))
      body.append(.if(value(of: fact), [.expression(.name("facts |= \(bit)"))]))
    }
    let isPlain = body.isEmpty
    return .function(
      [
        "What conditions ask about, a bit each: "
          + ((hasCarriedFlags ? ["the flags that come with the event"] : [])
          + (hasHeldFlags ? ["those held"] : []) + (isPlain ? [] : ["what is worked out here"]))
          .joined(separator: ", ") + "."
      ], ["@inline(never)", "private"], "func facts", hasCarriedFlags ? ["with flags: Flags"] : [],
      returns: rules.word,
      isPlain
        ? [.expression(.name(start))]
        : [.assign(.name("var facts"), .name(parts.isEmpty ? "\(rules.word)(0)" : start))] + body
          + [.return(.name("facts"))])
  }

  private func value(of fact: CompactFacts.Fact) -> SwiftExpression {
    switch fact {
    case .condition(let condition): return self.condition(condition)
    case .recall(let recalls, let isNegated):
      let tests = recalls.map { recall -> SwiftExpression in
        let variable = memoryVariable(recall.memory)
        return switch recall {
        case .nothing: .comparison(variable, "==", .name("nil"))
        case .anything: .comparison(variable, "!=", .name("nil"))
        case .leaf(_, let leaf): .comparison(variable, "==", optionalValue(leaf))
        }
      }
      let any: SwiftExpression = tests.count == 1 ? tests[0] : .or(tests)
      return isNegated ? .not(any) : any
    }
  }

  private func firstRule(_ rules: CompactRules) -> SwiftDeclaration {
    let hasTransitions = !transitions.isEmpty
    func value(_ start: CompactRules.Start) -> SwiftExpression {
      let rule = start.rule.map { "." + rules.rows[$0].name } ?? "nil"
      let transition = start.transition.map { "." + $0 } ?? "nil"
      return .name(hasTransitions ? "(\(rule), \(transition))" : rule)
    }
    let cases = checked.leaves.indices.map { leaf in
      let answers = rules.triggers.enumerated().map { trigger, name in
        SwiftCase(patterns: ["." + name], body: [.return(value(rules.starts[leaf][trigger]))])
      }
      let nothing = SwiftCase(patterns: ["." + CompactRules.unanswered], body: [.return(value(.init()))])
      return SwiftCase(
        patterns: ["." + names.states[checked.leaves[leaf].index]],
        body: [.switch(.name("trigger"), (answers + (hasUnansweredTimers ? [nothing] : [])).grouped())])
    }
    return .function(
      [
        "The rule that is tried first in this state"
          + (hasTransitions ? ", and its transition or the next one's." : ".")
      ],
      ["@inline(never)", "private"], "func firstRule", ["for trigger: RuleTables.Trigger"],
      returns: hasTransitions ? "(RuleTables.Rule?, Transition?)" : "RuleTables.Rule?",
      [.switch(.name("state"), cases.grouped())])
  }

  /// What answers do, each spelled out once.
  private func give(_ rules: CompactRules) -> SwiftDeclaration {
    let cases = rules.answers.map { answer in
      let result: SwiftExpression =
        switch answer.outcome {
        case .moved: .name("move(by: transition)")
        case .stayed: .name("stay(by: transition)")
        case .deferred: .implicitMember("deferred")
        case .ignored: .implicitMember("ignored")
        case .rejected(let rejection):
          .implicitCall("rejected", [.implicitMember(names.rejections[rejection.index])])
        }
      return SwiftCase(
        patterns: ["." + answer.name], body: answer.changes.compactMap { change($0) } + [.return(result)])
    }
    return .function(
      ["Does what an answer says."], ["private", "mutating"], "func give",
      ["_ answer: RuleTables.Answer"] + (transitions.isEmpty ? [] : ["by transition: Transition?"]),
      returns: "Reaction", [.switch(.name("answer"), cases.grouped())])
  }

  private func outcomes(_ rules: CompactRules) -> [SwiftDeclaration] {
    // A rule with such an answer has its transition.
    let unwrapped = SwiftStatement.guard(["let transition"], [.return(.implicitMember("unhandled"))])
    func method(_ documentation: String, _ name: String, _ body: [SwiftStatement]) -> SwiftDeclaration {
      .function(
        [documentation], ["private"] + (name == "move" ? ["mutating"] : []), "func " + name,
        ["by transition: Transition?"], returns: "Reaction", [unwrapped] + body)
    }
    var methods: [SwiftDeclaration] = []
    if rules.answers.contains(where: { $0.outcome == .moved }) {
      methods.append(
        method(
          "Moves; every rule that does has its transition.", "move",
          [
            .assign(.name("state"), .name("transition.target")),
            .return(.implicitCall("moved", [.name("transition")])),
          ]))
    }
    if rules.answers.contains(where: { $0.outcome == .stayed }) {
      methods.append(
        method(
          "Stays; every rule that does has its transition.", "stay",
          [.return(.implicitCall("stayed", [.name("transition")]))]))
    }
    return methods
  }

  /// `following`, by which a search counts transitions.
  func followingTransition() -> [SwiftDeclaration] {
    let names = transitions.map(\.name)
    let cases = names.indices.map { index in
      SwiftCase(
        patterns: ["." + names[index]],
        body: [.return(index + 1 < names.count ? .implicitMember(names[index + 1]) : .name("nil"))])
    }
    return [
      .computed(
        ["The next one in the order of the cases."], ["@inline(never)", "fileprivate"], "following", "Self?",
        [.switch(.name("self"), cases)])
    ]
  }
}
