import EnumatonCheck
import EnumatonSpec

// What a machine does that can take several transitions at one event: the active states choose, and then what
// they have chosen is taken; internal events follow.
extension SwiftGenerator {
  /// The doors: one that says what came of an event, and one that performs the effects too.
  func chartHandle() -> [SwiftDeclaration] {
    guard hasEvents else { return [] }
    var body: [SwiftStatement] = [.assign(.name("var step"), .name("Macrostep()"))]
    if keepsPayload { body.append(.expression(.name("step.effects.keepPayload(of: event)"))) }
    if raisedEvents.all.isEmpty {
      body.append(.switch(.name("react(to: event, &step)"), reactions()))
    } else {
      body += [
        .assign(.name("let answer"), .name("react(to: event, &step)")),
        .while(
          "let raised = step.nextRaised()", [.expression(.name("react(toRaised: raised, &step)"))]),
        .switch(.name("answer"), reactions()),
      ]
    }
    let handle = SwiftDeclaration.function(
      [
        "Takes an event, and says what came of it."
          + (hasEffects ? " The effects are the reaction's, to perform in order." : "")
      ],
      access + ["mutating"], "func handle", ["_ event: Event"], returns: "Reaction", body)
    guard hasEffects else { return [handle] }
    return [
      handle,
      .function(
        [
          "Takes an event, and then hands its effects to `perform`, in order.",
          "`perform` runs when the change is complete, internal events included, so no effect sees the states on "
            + "the way. It must not use the machine itself, which is in use until this returns.",
        ], access + ["mutating"], "func handle", ["_ event: Event", "perform: (Effect) -> Void"],
        returns: "Reaction",
        [
          .assign(.name("let reaction"), .name("handle(event)")),
          .expression(.name("for effect in reaction.effects { perform(effect) }")),
          .return(.name("reaction")),
        ]),
    ]
  }

  private func reactions() -> [SwiftCase] {
    let taken = SwiftCase(
      patterns: [".take"], body: [.return(.name("step.moves ? .moved(step) : .stayed(step)"))])
    return (hasTransitions ? [taken] : []) + reactionCases()
  }

  func chartMethods() -> [SwiftDeclaration] {
    guard hasEvents else { return [] }
    return reactMethods() + offerMethods() + answerMethods() + takeMethods() + regionMethods()
  }
}

// An event, and what the machine raises.
extension SwiftGenerator {
  private func reactMethods() -> [SwiftDeclaration] {
    let event = SwiftDeclaration.function(
      ["Takes an event, and says what the states that are active answer."], ["private", "mutating"],
      "func react", ["to event: Event", "_ step: inout Macrostep"], returns: "Answer",
      checked.hasRegions ? reactWithRegions(.name("offer(event, to: &choices)")) : [reactInState()])
    guard !raisedEvents.all.isEmpty else { return [event] }
    let cases = raisedEvents.all.map { raised in
      SwiftCase(patterns: ["." + raised.name], body: react(to: raised))
    }
    let completions = raisedEvents.all.compactMap { raised in
      if case .done(let composite) = raised.trigger { completionMethod(composite) } else { nil }
    }
    return [
      event,
      .function(
        ["Takes what the machine has raised."], ["private", "mutating"], "func react",
        ["toRaised raised: Raised", "_ step: inout Macrostep"], [.switch(.name("raised"), cases)]),
    ] + completions
  }

  private func reactWithRegions(_ offer: SwiftExpression) -> [SwiftStatement] {
    [
      .assign(.name("var choices"), .name("Choices()")), .expression(offer),
      .return(.name("take(choices, &step)")),
    ]
  }

  private func reactInState() -> SwiftStatement {
    let cases = checked.leaves.indices.map { leaf in
      SwiftCase(
        patterns: [regionPattern(checked.leaves[leaf])],
        body: [
          .return(
            answersNothing(leaf: leaf)
              ? .implicitMember("unhandled") : .name("take(\(answerMethod(leaf: leaf))(to: event), &step)"))
        ])
    }
    return .switch(.name("state"), cases.grouped())
  }

  private func react(to raised: RaisedEvents.Raised) -> [SwiftStatement] {
    switch raised.trigger {
    case .event(let event):
      let name = names.events[event.index]
      let value: SwiftExpression =
        machine.events[event].carries.isEmpty
        ? .member(.name("Event"), name)
        : .call(
          .member(.name("Event"), name),
          [SwiftArgument(nil, flagsValue("Event." + names.eventFlags[event.index], raised.flags))])
      return [.expression(.name("_ = react(to: \(SwiftPrinter.text(value)), &step)"))]
    case .done(let composite): return [.expression(.name(completionMethodName(composite) + "(&step)"))]
    case .timer, .exhausted: return []
    }
  }

  private func completionMethodName(_ composite: Identifier<Machine.State>) -> String {
    "reactTo\(names.stateParts[composite.index])Done"
  }

  /// Offers a completion to the final states that can answer it.
  private func completionMethod(_ composite: Identifier<Machine.State>) -> SwiftDeclaration {
    let regions = checked.regions(of: composite)
    let trigger = checked.index(of: .done(composite)) ?? 0
    let switches = (regions.isEmpty ? [checked.region(of: composite)] : regions).compactMap { region in
      let cases = checked.regions[region].leaves.compactMap { leaf -> SwiftCase? in
        guard let index = checked.leafIndex(of: leaf), !checked.rules(leaf: index, trigger: trigger).isEmpty
        else { return nil }
        let answer = completionAnswer(leaf: index, composite) + "()"
        return SwiftCase(
          patterns: [regionPattern(leaf)],
          body: [
            .expression(
              .name(checked.hasRegions ? "choices.add(\(answer))" : "_ = take(\(answer), &step)"))
          ])
      }
      return cases.isEmpty ? nil : regionSwitch(region, cases)
    }
    // What was raised before may have led a region out of its final state.
    let isComplete: [SwiftStatement] =
      regions.isEmpty
      ? [] : [.guard([completeProperty(composite)], [.expression(.name("return"))])]
    return .function(
      ["Takes the completion of `\(machine.states[composite].name.text)`."], ["private", "mutating"],
      "func " + completionMethodName(composite), ["_ step: inout Macrostep"],
      checked.hasRegions
        ? isComplete + [.assign(.name("var choices"), .name("Choices()"))] + switches
          + [.expression(.name("_ = take(choices, &step)"))]
        : switches)
  }

  /// A switch over where a region is; in other states than those of `cases` nothing is done.
  func regionSwitch(_ region: Int, _ cases: [SwiftCase]) -> SwiftStatement {
    let variable = SwiftExpression.name(names.regionValues[region])
    let listed = cases.reduce(0) { $0 + $1.patterns.count }
    if region == 0, listed == checked.regions[0].leaves.count { return .switch(variable, cases.grouped()) }
    return .switch(
      variable, cases.grouped() + [SwiftCase(patterns: [], body: [.expression(.name("break"))])])
  }
}

// What active states answer.
extension SwiftGenerator {
  private func answerMethod(leaf: Int) -> String { "answerIn" + names.stateParts[checked.leaves[leaf].index] }

  private func completionAnswer(leaf: Int, _ composite: Identifier<Machine.State>) -> String {
    answerMethod(leaf: leaf) + "To\(names.stateParts[composite.index])Done"
  }

  /// Offers an event to all active states: a method for the machine itself, and one for the regions of each
  /// composite that has some.
  private func offerMethods() -> [SwiftDeclaration] {
    guard checked.hasRegions else { return [] }
    let whole = SwiftDeclaration.function(
      ["Offers an event to the states that are active."], ["private"], "func offer",
      ["_ event: Event", "to choices: inout Choices"], [offer(toRegion: 0)])
    return [whole]
      + machine.states.identifiers.filter { machine.isOrthogonal($0) }.map { composite in
        .function(
          ["Offers an event to the regions of `\(machine.states[composite].name.text)`."], ["private"],
          "func " + offerMethod(composite), ["_ event: Event", "to choices: inout Choices"],
          checked.regions(of: composite).map { offer(toRegion: $0) })
      }
  }

  private func offerMethod(_ composite: Identifier<Machine.State>) -> String {
    "offerIn" + names.stateParts[composite.index]
  }

  private func offer(toRegion region: Int) -> SwiftStatement {
    let cases = checked.regions[region].leaves.compactMap { leaf -> SwiftCase? in
      let offer: String
      if let index = checked.leafIndex(of: leaf) {
        if answersNothing(leaf: index) { return nil }
        offer = "choices.add(\(answerMethod(leaf: index))(to: event))"
      } else {
        offer = offerMethod(leaf) + "(event, to: &choices)"
      }
      return SwiftCase(patterns: [regionPattern(leaf)], body: [.expression(.name(offer))])
    }
    return regionSwitch(region, cases)
  }

  private func answerMethods() -> [SwiftDeclaration] {
    checked.leaves.indices.flatMap { leaf in
      let name = names.states[checked.leaves[leaf].index]
      let event = SwiftDeclaration.function(
        ["The answers in `\(name)`."], ["private"], "func " + answerMethod(leaf: leaf), ["to event: Event"],
        returns: "Answer",
        [eventSwitch(signals.map { self.answer(leaf: leaf, to: $0) })])
      let completions = checked.triggers.enumerated().compactMap { index, trigger -> SwiftDeclaration? in
        guard case .done(let composite) = trigger, raisedEvents.name(ofCompletion: composite) != nil,
          !checked.rules(leaf: leaf, trigger: index).isEmpty
        else { return nil }
        return .function(
          ["The answer in `\(name)` to the completion of `\(machine.states[composite].name.text)`."],
          ["private"], "func " + completionAnswer(leaf: leaf, composite), [], returns: "Answer",
          answers(leaf: leaf, trigger: index))
      }
      return (answersNothing(leaf: leaf) ? [] : [event]) + completions
    }
  }

  /// What a rule answers.
  func choice(_ rule: Rule, named name: String) -> [SwiftStatement] {
    switch rule.outcome {
    case .move, .stay: [.return(.implicitCall("take", [.implicitMember(name)]))]
    case .defer: [.return(.implicitMember("deferred"))]
    case .ignore: [.return(.implicitMember("ignored"))]
    case .reject(let rejection):
      [
        .return(
          .implicitCall(
            "rejected",
            [.implicitMember(names.rejections[rejection.index])]
              + (refusalsHaveOrder ? [.integer(Int64(rule.transition.index))] : [])))
      ]
    }
  }
}
