import EnumatonCheck
import EnumatonSpec

// What transitions do: a method for those of each state, which compiles in time linear in the spec.
extension SwiftGenerator {
  func takeMethods() -> [SwiftDeclaration] {
    let chosen = checked.hasRegions ? takeChoices() : takeAnswer()
    guard hasTransitions else { return [chosen] }
    var body: [SwiftStatement] = [
      .expression(.name("step.transitions.numbers.append(transition.rawValue)")),
      .if(.name("transition.moves"), [.assign(.name("step.moves"), .name("true"))]),
    ]
    body.append(checked.hasRegions ? takeByTransition() : takeByState())
    return [
      chosen,
      .function(
        ["Does what a transition does."], ["private", "mutating"], "func take",
        ["_ transition: Transition", "_ step: inout Macrostep"], body),
    ]
  }

  private func takeAnswer() -> SwiftDeclaration {
    .function(
      ["Takes a transition, if the answer is one."], ["private", "mutating"], "func take",
      ["_ answer: Answer", "_ step: inout Macrostep"], returns: "Answer",
      hasTransitions
        ? [.expression(.name("if case .take(let transition) = answer { take(transition, &step) }"))]
          + [.return(.name("answer"))]
        : [.return(.name("answer"))])
  }

  private func takeChoices() -> SwiftDeclaration {
    let loop: [SwiftStatement] = [
      .assign(.name("var choices"), .name("choices")),
      .assign(.name("var touched: UInt64"), .name("0")),
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

  /// The transitions out of each state, in document order.
  private var transitionsBySource: [(leaf: Identifier<Machine.State>, items: [(rule: Rule, name: String)])] {
    let groups = Dictionary(grouping: transitions) { $0.rule.source }
    return checked.leaves.compactMap { leaf in groups[leaf].map { (leaf, $0) } }
  }

  private func takeMethod(_ leaf: Identifier<Machine.State>) -> String {
    "takeFrom" + names.stateParts[leaf.index]
  }

  private func callTake(_ leaf: Identifier<Machine.State>, isOne: Bool) -> SwiftStatement {
    .expression(.name(takeMethod(leaf) + (isOne ? "(&step)" : "(transition, &step)")))
  }

  /// The only active state is where a transition comes from.
  private func takeByState() -> SwiftStatement {
    regionSwitch(
      0,
      transitionsBySource.map { leaf, items in
        SwiftCase(patterns: [regionPattern(leaf)], body: [callTake(leaf, isOne: items.count == 1)])
      })
  }

  private func takeByTransition() -> SwiftStatement {
    .switch(
      .name("transition"),
      transitionsBySource.map { leaf, items in
        SwiftCase(patterns: items.map { "." + $0.name }, body: [callTake(leaf, isOne: items.count == 1)])
      })
  }

  func takeFromMethods() -> [SwiftDeclaration] {
    transitionsBySource.map { leaf, items in
      let cases = items.map { rule, name in
        SwiftCase(patterns: ["." + name], body: doing(statements(carryingOut: rule.steps)))
      }
      let others = SwiftCase(patterns: [], body: doing([]))
      return .function(
        ["What the transitions from `\(names.states[leaf.index])` do."], ["private", "mutating"],
        "func " + takeMethod(leaf),
        (items.count == 1 ? [] : ["_ transition: Transition"]) + ["_ step: inout Macrostep"],
        items.count == 1
          ? statements(carryingOut: items[0].rule.steps)
          : [
            .switch(
              .name("transition"), (cases + (items.count < transitions.count ? [others] : [])).grouped())
          ])
    }
  }

  /// No case of a switch is empty.
  func doing(_ statements: [SwiftStatement]) -> [SwiftStatement] {
    statements.isEmpty ? [.expression(.name("break"))] : statements
  }

  /// What steps do, in order.
  func statements(carryingOut steps: [Step]) -> [SwiftStatement] {
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
        .assign(.name(names.regionVariables[checked.region(of: leaf)]), regionValue(leaf))
      case .leaveRegions(let composite): .expression(.name(leaveMethod(composite) + "(&step)"))
      case .resumeRegions(let composite, let isDeep):
        .expression(.name(resumeMethod(composite, isDeep: isDeep) + "(&step)"))
      case .remember: change(step)
      case .complete(let composite): complete(composite)
      }
    }
  }
}
