import EnumatonCheck
import EnumatonSpec

// What the machine does: one method per state, which compiles in time linear in the spec.
extension SwiftGenerator {
  func stateMethods() -> [SwiftDeclaration] {
    checked.leaves.indices.filter { !answersNothing(leaf: $0) }.map { stateMethod(leaf: $0) }
  }

  func methodName(leaf: Int) -> String { names.methods[checked.leaves[leaf].index] }

  func answersNothing(leaf: Int) -> Bool {
    checked.triggers.indices.allSatisfy { checked.rules(leaf: leaf, trigger: $0).isEmpty }
  }

  private func stateMethod(leaf: Int) -> SwiftDeclaration {
    var cases: [SwiftCase] = []
    var expiries: [SwiftCase] = []
    var exhaustions: [SwiftCase] = []
    for (number, trigger) in checked.triggers.enumerated() {
      switch trigger {
      case .event(let event): cases.append(eventCase(event, leaf: leaf, trigger: number))
      case .timer(let timer):
        expiries.append(
          SwiftCase(
            patterns: ["." + names.timers[timer.index]], body: answers(leaf: leaf, trigger: number)))
      case .exhausted(let timer):
        exhaustions.append(
          SwiftCase(
            patterns: ["." + names.timers[timer.index]], body: answers(leaf: leaf, trigger: number)))
      case .done: break
      }
    }
    if !machine.timers.isEmpty { cases.append(timerCase("timer", expiries)) }
    if hasAttempts { cases.append(timerCase("exhausted", exhaustions)) }
    return .function(
      ["The answers in `\(names.states[checked.leaves[leaf].index])`."], ["private", "mutating"],
      "func " + methodName(leaf: leaf),
      ["to event: Event"] + (hasEffects ? ["_ perform: (Effect) -> Void"] : []), returns: "Reaction",
      [.switch(.name("event"), cases.grouped())])
  }

  private func eventCase(
    _ event: Identifier<Machine.Event>, leaf: Int, trigger: Int
  ) -> SwiftCase {
    let declared = machine.events[event]
    let rules = checked.rules(leaf: leaf, trigger: trigger)
    var bindings: [String] = []
    if !declared.carries.isEmpty {
      bindings.append(rules.contains { readsCarried($0.condition) } ? "let flags" : "_")
    }
    let taken = Set(
      rules.flatMap { machine.payload(of: $0.actions).map(\.name.text) })
    for field in declared.payload {
      bindings.append(taken.contains(field.name.text) ? "let " + variable(for: field) : "_")
    }
    let name = "." + names.events[event.index]
    let isBare = bindings.allSatisfy { $0 == "_" }
    return SwiftCase(
      patterns: [isBare ? name : name + "(" + bindings.joined(separator: ", ") + ")"],
      body: answers(leaf: leaf, trigger: trigger),
      standsAlone: !isBare || rules.contains { $0.isTransition })
  }

  /// `case .timer(let timer): switch timer { … }`, or no more than `.unhandled`.
  private func timerCase(_ name: String, _ cases: [SwiftCase]) -> SwiftCase {
    let unhandled = [SwiftStatement.return(.implicitMember("unhandled"))]
    var groups = cases.grouped()
    let listed = groups.reduce(0) { $0 + $1.patterns.count }
    if listed < machine.timers.count {
      // Timers that can't get here, such as one without attempts that is said to be exhausted.
      let present = Set(groups.flatMap(\.patterns))
      let absent = names.timers.map { "." + $0 }.filter { !present.contains($0) }
      groups = (cases + [SwiftCase(patterns: absent, body: unhandled)]).grouped()
    }
    if groups.count == 1, groups[0].body.count == 1 {
      return SwiftCase(patterns: ["." + name], body: groups[0].body)
    }
    return SwiftCase(
      patterns: ["." + name + "(let timer)"], body: [.switch(.name("timer"), groups)], standsAlone: true)
  }

  /// The rules of a state and trigger as statements, in the order they are tried.
  private func answers(leaf: Int, trigger: Int) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    let rules = checked.rules(leaf: leaf, trigger: trigger)
    for (number, rule) in rules.enumerated() {
      let name = names.transitions[leaf][trigger][number]
      if rule.isTransition || rules.count > 1 {
        statements.append(.comment(place(of: rule.transition)))
      }
      if case .always = rule.condition {
        appendAnswer(rule, named: name, to: &statements)
        return statements
      }
      var body: [SwiftStatement] = []
      appendAnswer(rule, named: name, to: &body)
      statements.append(.if(condition(rule.condition), body))
    }
    statements.append(.return(.implicitMember("unhandled")))
    return statements
  }

  private func appendAnswer(_ rule: Rule, named name: String, to statements: inout [SwiftStatement]) {
    for action in rule.actions {
      switch action {
      case .set(let flag):
        statements.append(
          .expression(
            .name("held").calling("formUnion", [.implicitMember(names.flags[flag.index])])))
      case .clear(let flag):
        statements.append(
          .expression(
            .name("held").calling("subtract", [.implicitMember(names.flags[flag.index])])))
      case .increment, .decrement, .reset, .raise, .perform, .start, .stop, .stopAll: break
      }
    }
    if case .move(let target) = rule.outcome, target != rule.source {
      statements.append(.assign(.name("state"), .implicitMember(names.states[target.index])))
    }
    for action in rule.actions {
      guard let effect = effectValue(action) else { continue }
      statements.append(.expression(.call(.name("perform"), [SwiftArgument(nil, effect)])))
    }
    let reaction: SwiftExpression =
      switch rule.outcome {
      case .move: .implicitCall("moved", [transitionValue(rule, named: name)])
      case .stay: .implicitCall("stayed", [transitionValue(rule, named: name)])
      case .ignore, .defer: .implicitMember("ignored")
      case .reject(let rejection):
        .implicitCall("rejected", [.implicitMember(names.rejections[rejection.index])])
      }
    statements.append(.return(reaction))
  }

  /// `.listenSegment3`, with the payload that its effects take.
  private func transitionValue(_ rule: Rule, named name: String) -> SwiftExpression {
    let fields = machine.payload(of: rule.actions)
    guard !fields.isEmpty else { return .implicitMember(name) }
    return .call(
      .implicitMember(name), fields.map { SwiftArgument(argumentLabel(of: $0), .name(variable(for: $0))) })
  }
}

// Conditions.
extension SwiftGenerator {
  private func condition(_ condition: Machine.Condition) -> SwiftExpression {
    switch condition {
    case .always: .name("true")
    case .flag(let flag):
      SwiftExpression.name(machine.flags[flag].isHeld ? "held" : "flags")
        .calling("contains", [.implicitMember(names.flags[flag.index])])
    case .counter: .name("true")
    case .not(let inner): .not(self.condition(inner))
    case .and(let parts): .and(parts.map(self.condition))
    case .or(let parts): .or(parts.map(self.condition))
    }
  }

  private func readsCarried(_ condition: Machine.Condition) -> Bool {
    switch condition {
    case .always, .counter: false
    case .flag(let flag): !machine.flags[flag].isHeld
    case .not(let inner): readsCarried(inner)
    case .and(let parts), .or(let parts): parts.contains(where: readsCarried)
    }
  }
}

extension Rule {
  /// Whether it has a case in the generated `Transition`: it moves, or it stays and does something.
  var isTransition: Bool {
    switch outcome {
    case .move, .stay: true
    case .defer, .ignore, .reject: false
    }
  }
}
