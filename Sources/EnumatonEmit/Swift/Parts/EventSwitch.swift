import EnumatonCheck
import EnumatonSpec

// What a state answers to each event: one switch per state, which compiles in time linear in the spec.
extension SwiftGenerator {
  func answersNothing(leaf: Int) -> Bool {
    checked.triggers.indices.allSatisfy {
      checked.rules(leaf: leaf, trigger: $0).isEmpty || checked.triggers[$0].isCompletion
    }
  }

  func eventSwitch(leaf: Int) -> SwiftStatement {
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
    return .switch(.name("event"), cases.grouped())
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
    // A chart keeps the payload with the effects.
    let taken =
      checked.hasMacrosteps ? [] : Set(rules.flatMap { payload(of: $0).map(\.name.text) })
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

  /// The rules of a state and trigger as statements, in the order they are tried. Each ends in a return.
  func answers(leaf: Int, trigger: Int) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    let rules = checked.rules(leaf: leaf, trigger: trigger)
    var place = 0
    while place < rules.count {
      let first = rules[place]
      let variants = rules[place...].prefix { $0.ordinal == first.ordinal }.indices.map {
        (rule: rules[$0], name: names.transitions[leaf][trigger][$0])
      }
      place += variants.count
      if first.isTransition || rules.count > 1 {
        statements.append(.comment(self.place(of: first.transition)))
      }
      let body = self.statements(of: variants) { rule, name in
        checked.hasMacrosteps ? choice(rule, named: name) : answer(rule, named: name)
      }
      if first.condition == .always { return statements + body }
      statements.append(.if(condition(first.condition), body))
    }
    statements.append(.return(.implicitMember("unhandled")))
    return statements
  }
}

extension SwiftGenerator {
  /// The payload that a rule's effects take from its event: each field once, in order.
  func payload(of rule: Rule) -> [Machine.PayloadField] {
    effectSteps.payload.isEmpty ? [] : machine.payload(of: rule.actions)
  }
}

extension Rule {
  /// What it asks of the host, in order.
  var effects: [Machine.Action] {
    steps.compactMap { if case .act(let action) = $0, action.isForHost { action } else { nil } }
  }

  /// Whether it has a case in the generated `Transition`: it moves, or it stays and does something.
  var isTransition: Bool {
    switch outcome {
    case .move, .stay: true
    case .defer, .ignore, .reject: false
    }
  }
}

extension Machine.Trigger {
  /// Whether the machine itself sets it off.
  var isCompletion: Bool {
    switch self {
    case .done: true
    case .event, .timer, .exhausted: false
    }
  }
}
