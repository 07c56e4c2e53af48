import EnumatonCheck
import EnumatonSpec

/// What a state answers to a signal.
struct Answer {
  var body: [SwiftStatement]
  /// Which of the values that come with the signal the body reads.
  var reads: [SignalValue]
  /// Whether the body only calls the method that has the answer.
  var isCall = false

  /// Whether it is the same whatever the machine holds, and nothing is to be done.
  var isConstant: Bool {
    guard body.count == 1, case .return = body[0] else { return false }
    return !isCall
  }

  /// Whether it is as short where it is needed as a call of it would be.
  var isShort: Bool {
    body.count <= 3
      && body.allSatisfy {
        switch $0 {
        case .comment, .assign, .return: true
        default: false
        }
      }
  }
}

// What a state answers to each event: one switch per state, which compiles in time linear in the spec.
extension SwiftGenerator {
  func answersNothing(leaf: Int) -> Bool {
    checked.triggers.indices.allSatisfy {
      checked.rules(leaf: leaf, trigger: $0).isEmpty || checked.triggers[$0].isCompletion
    }
  }

  /// The answers of a state, in the order of `signals`.
  func eventSwitch(_ answers: [Answer]) -> SwiftStatement {
    let cases = zip(signals, answers).map { signal, answer in
      let bindings = values(of: signal).map { answer.reads.contains($0) ? "let " + $0.variable : "_" }
      let isBare = answer.reads.isEmpty
      let name = "." + name(of: signal)
      return SwiftCase(
        patterns: [isBare ? name : name + "(" + bindings.joined(separator: ", ") + ")"],
        body: answer.body, standsAlone: !isBare || !answer.isConstant)
    }
    return .switch(.name("event"), cases.grouped())
  }

  func answer(leaf: Int, to signal: Signal) -> Answer {
    switch signal {
    case .event(let event):
      guard let trigger = checked.index(of: .event(event)) else { return Answer(body: unhandled, reads: []) }
      let rules = checked.rules(leaf: leaf, trigger: trigger)
      // A chart keeps the payload with the effects.
      let taken =
        checked.hasMacrosteps ? [] : Set(rules.flatMap { takenFromEvent($0).map { variable(for: $0) } })
      let readsFlags = rules.contains { readsCarried($0.condition) }
      return Answer(
        body: answers(leaf: leaf, trigger: trigger),
        reads: values(of: signal).filter { $0.isFlags ? readsFlags : taken.contains($0.variable) })
    case .expiry: return timerAnswer(leaf: leaf, signal) { .timer($0) }
    case .exhaustion: return timerAnswer(leaf: leaf, signal) { .exhausted($0) }
    }
  }

  /// `switch timer { … }`, or no more than what all of them have in common.
  private func timerAnswer(
    leaf: Int, _ signal: Signal, _ trigger: (Identifier<Machine.Timer>) -> Machine.Trigger
  ) -> Answer {
    let cases = machine.timers.identifiers.map { timer in
      // There are timers that can't get here, such as one without attempts that is said to be exhausted.
      SwiftCase(
        patterns: ["." + names.timers[timer.index]],
        body: checked.index(of: trigger(timer)).map { answers(leaf: leaf, trigger: $0) } ?? unhandled)
    }.grouped()
    if cases.count == 1, cases[0].body.count == 1 { return Answer(body: cases[0].body, reads: []) }
    return Answer(body: [.switch(.name("timer"), cases)], reads: values(of: signal))
  }

  private var unhandled: [SwiftStatement] { [.return(.implicitMember("unhandled"))] }

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
    return statements + unhandled
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
