import EnumatonCheck
import EnumatonSpec

// `Macrostep`: all that one event sets off, with its internal events.
extension SwiftGenerator {
  /// The types that only machines with regions or internal events have.
  func chartTypes() -> [SwiftDeclaration] {
    [chartTransitionType(), macrostepType(), transitionsType()] + chartEffectsType() + raisedType()
      + answerTypes() + lists.map { $0.declaration() }
  }

  /// Lists of transitions, effects and internal events, each long enough for all that one event can set off.
  var transitionList: NumberList {
    // One number is left for none.
    NumberList(capacity: checked.bounds.transitions, limit: transitions.count + 1)
  }

  var effectList: NumberList {
    let initial = checked.initialActions.count { $0.isForHost }
    return NumberList(capacity: max(checked.bounds.effects, initial), limit: effectSteps.steps.count)
  }

  var raisedList: NumberList {
    NumberList(capacity: checked.bounds.raised, limit: raisedEvents.all.count)
  }

  private var lists: [NumberList] {
    let needed =
      [transitionList] + (hasEffects ? [effectList] : []) + (raisedEvents.all.isEmpty ? [] : [raisedList])
    return needed.enumerated().filter { !needed[..<$0.offset].contains($0.element) }.map(\.element)
  }

  private func macrostepType() -> SwiftDeclaration {
    let modifiers = access + ["fileprivate(set)"]
    var members: [SwiftDeclaration] = [
      .stored(
        ["The transitions taken, in order."], modifiers, "var", "transitions", "Transitions",
        value: .name("Transitions()"))
    ]
    if hasEffects {
      members.append(
        .stored(
          ["What the host is to perform, in order."], modifiers, "var", "effects", "Effects",
          value: .name("Effects()")))
    }
    members.append(
      .stored(
        ["Whether one of the transitions left a state."], modifiers, "var", "moves", "Bool",
        value: .name("false")))
    if !raisedEvents.all.isEmpty {
      members.append(
        .stored(
          ["The internal events that wait."], ["fileprivate"], "var", "raised", raisedList.name,
          value: .name(raisedList.name + "()")))
    }
    members.append(.function([], ["fileprivate"], "init", [], []))
    if !raisedEvents.all.isEmpty {
      members += [
        .function(
          [], ["fileprivate", "mutating"], "func raise", ["_ event: Raised"],
          [.expression(.name("raised.append(event.rawValue)"))]),
        .function(
          [], ["fileprivate", "mutating"], "func nextRaised", [], returns: "Raised?",
          [.expression(.name("raised.popFirst().flatMap { Raised(rawValue: $0) }"))]),
      ]
    }
    if !effectSteps.steps.isEmpty {
      members.append(
        .function(
          [], ["fileprivate", "mutating"], "func perform", ["_ effect: Effects.Step"],
          [.expression(.name("effects.steps.append(effect.rawValue)"))]))
    }
    members += effectRuns.all.enumerated().map { number, run in
      .function(
        [text(of: run)], notInlined + ["fileprivate", "mutating"], "func perform\(number)", [],
        effectSteps.names(of: run).map { .expression(.name("perform(.\($0))")) })
    }
    return .type(
      ["What one event set off, together with the internal events that followed from it."], typeModifiers,
      .struct, "Macrostep", inherits: ["Hashable", "Sendable"], members: members)
  }

  /// Nothing if the machine raises nothing.
  private func raisedType() -> [SwiftDeclaration] {
    guard !raisedEvents.all.isEmpty else { return [] }
    return [
      .type(
        ["What the machine tells itself."], ["nonisolated", "fileprivate"], .enum, "Raised",
        inherits: [raisedList.element], members: raisedEvents.all.map { .enumCase([], $0.name) })
    ]
  }
}
