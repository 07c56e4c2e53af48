import EnumatonEmit
import EnumatonSpec

/// All that a transition says, but where it starts: two of the same facts do the same.
struct TransitionFacts: Hashable {
  var events: String
  var condition: String?
  var answer: String
  var actions: [String]

  init(_ transition: Machine.Transition, of machine: Machine) {
    events = transition.triggers.map(machine.factText).joined(separator: ", ")
    condition = transition.conditionText
    answer = machine.factText(of: transition.answer)
    actions = transition.actions.map(machine.text)
  }

  /// `segment [RST] to CLOSED / reset`.
  var text: String {
    events + (condition.map { " [\($0)]" } ?? "") + " " + answer
      + (actions.isEmpty ? "" : " / " + actions.joined(separator: ", "))
  }

  /// What is different from older facts: `[orphaned] instead of [not orphaned], +stop all`.
  func differences(from old: Self) -> [String] {
    var parts: [String] = []
    if events != old.events { parts.append("\(events) instead of \(old.events)") }
    if condition != old.condition {
      switch (condition, old.condition) {
      case (let new?, let old?): parts.append("[\(new)] instead of [\(old)]")
      case (let new?, nil): parts.append("[\(new)] instead of always")
      case (nil, let old?): parts.append("always instead of [\(old)]")
      case (nil, nil): break
      }
    }
    if answer != old.answer { parts.append("\(answer) instead of \(old.answer)") }
    let gone = old.actions.filter { !actions.contains($0) }
    let come = actions.filter { !old.actions.contains($0) }
    parts += gone.map { "−" + $0 } + come.map { "+" + $0 }
    if gone.isEmpty, come.isEmpty, actions != old.actions { parts.append("in another order") }
    return parts
  }
}

extension Machine {
  /// With what is declared of a timer.
  fileprivate func factText(of trigger: Trigger) -> String {
    switch trigger {
    case .timer(let timer): timers[timer].scheduleText
    case .exhausted(let timer): name(of: trigger) + " (\(timers[timer].scheduleText))"
    case .event, .done: name(of: trigger)
    }
  }

  fileprivate func factText(of answer: Answer) -> String {
    switch answer {
    case .move(let state): return "to \(states[state].name.text)"
    case .resume(let history):
      let fallback = history.fallback.map { ", first \(states[$0].name.text)" } ?? ""
      return "to the \(history.isDeep ? "deep history" : "history") of \(states[history.composite].name.text)"
        + fallback
    case .stay: return "stays"
    case .defer: return "is deferred"
    case .ignore: return "is ignored"
    case .reject(let rejection): return "is rejected: \(rejections[rejection].name.text)"
    }
  }

  /// Where a transition applies, in words.
  func sourceText(of transition: Transition) -> String {
    switch transition.source {
    case .any: "any"
    case .states(let sources): sources.map { states[$0].name.text }.joined(separator: ", ")
    }
  }

  /// What a state is besides its name: a line for each thing.
  func facts(of state: Identifier<State>) -> [String] {
    let declared = states[state]
    var facts = declared.data.map { "\($0.name.text): \($0.type)" }
    if declared.isFinal { facts.append("final") }
    if declared.isRegion { facts.append("a region") }
    if let parent = declared.parent { facts.append("in \(states[parent].name.text)") }
    facts += declared.timers.map { "timer \(timers[$0].scheduleText)" }
    if !declared.entry.isEmpty { facts.append("entry / " + declared.entry.map(text).joined(separator: ", ")) }
    if !declared.exit.isEmpty { facts.append("exit / " + declared.exit.map(text).joined(separator: ", ")) }
    return facts
  }
}
