import EnumatonCheck
import EnumatonSpec

// What transitions do: a method for each of the spec, whatever states it leads from, which compiles in time
// linear in the spec.
extension SwiftGenerator {
  func takeMethods() -> [SwiftDeclaration] {
    let chosen = checked.hasRegions ? takeChoices() : takeAnswer()
    guard hasTransitions else { return [chosen] }
    let works = works()
    let dispatch = works.map { work in
      SwiftCase(
        patterns: work.cases.flatMap(\.patterns), body: work.isShort ? work.cases[0].body : call(work))
    }
    return [
      chosen,
      .function(
        ["Does what a transition does."], ["private", "mutating"], "func take",
        ["_ transition: Transition", "_ step: inout Macrostep"],
        [
          .expression(.name("step.transitions.numbers.append(transition.rawValue)")),
          .if(.name("transition.moves"), [.assign(.name("step.moves"), .name("true"))]),
          .switch(.name("transition"), dispatch),
        ]),
    ] + works.filter { !$0.isShort }.map(method)
  }

  private func takeAnswer() -> SwiftDeclaration {
    .function(
      ["Takes a transition, if the answer is one."], ["private", "mutating"], "func take",
      ["_ answer: Answer", "_ step: inout Macrostep"], returns: "Answer",
      (hasTransitions
        ? [.expression(.name("if case .take(let transition) = answer { take(transition, &step) }"))] : [])
        + [.return(.name("answer"))])
  }

  private func takeChoices() -> SwiftDeclaration {
    let loop: [SwiftStatement] = [
      .assign(.name("var choices"), .name("choices")),
      .assign(.name("var touched: UInt64"), .integer(0)),
      .assign(.name("var last"), .integer(-1)),
      .while(
        "let transition = choices.next()",
        [
          .if(
            .name("transition.touched & touched != 0 || transition.number == last"),
            [.expression(.name("continue"))]),
          .expression(.name("touched |= transition.touched")),
          .assign(.name("last"), .name("transition.number")),
          .expression(.name("take(transition, &step)")),
        ]),
    ]
    return .function(
      [
        "Takes the transitions chosen, each once, and without those that leave what an earlier one has left."
      ], ["private", "mutating"], "func take", ["_ choices: Choices", "_ step: inout Macrostep"],
      returns: "Answer", (hasTransitions ? loop : []) + [.return(.name("choices.answer"))])
  }
}

// The work of one transition of the spec.
extension SwiftGenerator {
  private struct Work {
    var transition: Identifier<Machine.Transition>
    var name: String
    /// What it does, by the states it leads from.
    var cases: [SwiftCase]

    var isAlike: Bool { cases.count == 1 }

    /// Whether a method of its own would be more to read.
    var isShort: Bool { isAlike && cases[0].body.count == 1 }
  }

  private func works() -> [Work] {
    var works: [Work] = []
    var taken: Set<String> = []
    var place = 0
    while place < transitions.count {
      let transition = transitions[place].rule.transition
      let items = transitions[place...].prefix { $0.rule.transition == transition }
      place = items.endIndex
      let cases = items.map { rule, name in
        SwiftCase(patterns: ["." + name], body: doing(statements(carryingOut: rule.steps)))
      }
      let name = workName(transition)
      var number = 1
      while !taken.insert(number == 1 ? name : "\(name)\(number)").inserted { number += 1 }
      works.append(
        Work(
          transition: transition, name: number == 1 ? name : "\(name)\(number)", cases: cases.grouped()))
    }
    return works
  }

  /// `takePatienceFromLoading`, `takePowerOrSleepFromOnOr3More`
  private func workName(_ transition: Identifier<Machine.Transition>) -> String {
    let declared = machine.transitions[transition]
    let sources =
      switch declared.source {
      case .any: ["Any"]
      case .states(let states): states.map { names.stateParts[$0.index] }
      }
    var triggers: [String] = []
    for trigger in declared.triggers {
      let part = if case .done = trigger { "Done" } else { SwiftNames.part(of: trigger, in: machine) }
      if !triggers.contains(part) { triggers.append(part) }
    }
    return "take\(Self.alternatives(triggers))From\(Self.alternatives(sources))"
  }

  /// The first of several with the second, or with how many more there are: long names say less.
  private static func alternatives(_ parts: [String]) -> String {
    parts.count > 2 ? "\(parts[0])Or\(parts.count - 1)More" : parts.joined(separator: "Or")
  }

  private func call(_ work: Work) -> [SwiftStatement] {
    [.expression(.name(work.name + (work.isAlike ? "(&step)" : "(transition, &step)")))]
  }

  private func method(_ work: Work) -> SwiftDeclaration {
    let isAll = work.cases.reduce(0) { $0 + $1.patterns.count } == transitions.count
    let others = isAll ? [] : [SwiftCase(patterns: [], body: doing([]))]
    return .function(
      [description(of: work.transition)], notInlined + ["private", "mutating"], "func " + work.name,
      (work.isAlike ? [] : ["_ transition: Transition"]) + ["_ step: inout Macrostep"],
      work.isAlike ? work.cases[0].body : [.switch(.name("transition"), work.cases + others)])
  }

  /// `Player.yaml:30: on → off on `power`, `sleep`.`
  private func description(of transition: Identifier<Machine.Transition>) -> String {
    let declared = machine.transitions[transition]
    let source =
      switch declared.source {
      case .any: "any"
      case .states(let states): states.map { machine.states[$0].name.text }.joined(separator: ", ")
      }
    let target =
      switch declared.answer {
      case .move(let target): " → " + machine.states[target].name.text
      case .resume(let history): " → history of " + machine.states[history.composite].name.text
      case .stay, .defer, .ignore, .reject: ""
      }
    let triggers = declared.triggers.map { "`\(machine.name(of: $0))`" }.joined(separator: ", ")
    return "\(place(of: transition)): \(source)\(target) on \(triggers)."
  }
}

// What steps do.
extension SwiftGenerator {
  /// No case of a switch is empty.
  func doing(_ statements: [SwiftStatement]) -> [SwiftStatement] {
    statements.isEmpty ? [.expression(.name("break"))] : statements
  }

  /// What steps do, in order.
  func statements(carryingOut steps: [Step]) -> [SwiftStatement] {
    guard !effectRuns.all.isEmpty else { return written(steps) }
    var statements: [SwiftStatement] = []
    var rest = steps[...]
    while !rest.isEmpty {
      let effects = rest.prefix { if case .act(let action) = $0 { action.isForHost } else { false } }
      if let run = effectRuns[Array(effects).actions] {
        statements.append(.expression(.name("step.perform\(run)()")))
        rest = rest.dropFirst(effects.count)
      } else {
        let count = max(effects.count, 1)
        statements += written(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
    }
    return statements
  }

  private func written(_ steps: [Step]) -> [SwiftStatement] {
    steps.compactMap { step in
      switch step {
      case .act(let action):
        if let effect = effectSteps.name(of: action) {
          .expression(.name("step.perform(.\(effect))"))
        } else if let event = raisedEvents.name(of: action) {
          .expression(.name("step.raise(.\(event))"))
        } else {
          change(step)
        }
      case .enter(let leaf):
        .assign(.name(names.regionValues[checked.region(of: leaf)]), regionValue(leaf))
      case .leaveRegions(let composite): .expression(.name(leaveMethod(composite) + "(&step)"))
      case .resumeRegions(let composite, let isDeep):
        .expression(.name(resumeMethod(composite, isDeep: isDeep) + "(&step)"))
      case .remember: change(step)
      case .complete(let composite): complete(composite)
      }
    }
  }
}
