import EnumatonCheck
import EnumatonSpec

// What the machine does in the words of the spec, for observers.
extension SwiftGenerator {
  func observableConformance() -> SwiftDeclaration {
    .type(
      [], ["nonisolated"], .extension, names.type, inherits: ["ObservableMachine"],
      members: [
        .computed(
          ["The machine's name."], access + ["static"], "name", "StaticString",
          [.expression(.string(machine.name.text))]),
        .function(
          ["The event's name."], access + ["static"], "func name", ["of event: Event"],
          returns: "StaticString", [.switch(.name("event"), eventNames())]),
        .function(
          ["What kind of answer a reaction is."], access + ["static"], "func outcome",
          ["of reaction: Reaction"], returns: "ReactionOutcome", [.switch(.name("reaction"), outcomes())]),
      ] + (machine.timers.isEmpty ? [] : [timerChange()]) + [
        .function(
          ["The names of the transitions that were taken, in order."], access + ["static"],
          "func forEachTransition", ["of reaction: Reaction", "_ body: (StaticString) -> Void"],
          takenTransitions()),
        .function(
          [checked.hasRegions ? "The names of the active states." : "The name of the state."], access,
          "func forEachState", ["_ body: (StaticString) -> Void"], activeStates()),
      ])
  }

  private func eventNames() -> [SwiftCase] {
    var cases = machine.events.identifiers.map { event in
      SwiftCase(
        patterns: ["." + names.events[event.index]],
        body: [.expression(.string(machine.events[event].name.text))])
    }
    if !machine.timers.isEmpty {
      cases.append(
        SwiftCase(patterns: [".timer(let timer)"], body: [.expression(.name("timer.name"))]))
    }
    if hasAttempts {
      let timers = machine.timers.identifiers.map { timer in
        SwiftCase(
          patterns: ["." + names.timers[timer.index]],
          body: [.expression(.string(machine.timers[timer].name.text + ".exhausted"))])
      }
      cases.append(SwiftCase(patterns: [".exhausted(let timer)"], body: [.switch(.name("timer"), timers)]))
    }
    return cases
  }

  private func outcomes() -> [SwiftCase] {
    let plain =
      ["moved", "stayed", "ignored"] + (checked.defersEvents ? ["deferred", "overflow"] : []) + ["unhandled"]
    let rejected = SwiftCase(
      patterns: [".rejected(let reason)"], body: [.expression(.name(".rejected(reason.name)"))])
    return plain.map { SwiftCase(patterns: ["." + $0], body: [.expression(.implicitMember($0))]) }
      + (machine.rejections.isEmpty ? [] : [rejected])
  }

  private func timerChange() -> SwiftDeclaration {
    func change(_ name: String, _ change: String) -> SwiftCase {
      SwiftCase(
        patterns: [".\(name)(let timer)"], body: [.expression(.name(".\(change)(timer.name)"))])
    }
    let others = SwiftCase(patterns: names.events.map { "." + $0 }, body: [.expression(.name("nil"))])
    return .function(
      ["What the event says of a timer; `nil` if it is none of a timer's."], access + ["static"],
      "func timerChange", ["of event: Event"], returns: "TimerChange?",
      [
        .switch(
          .name("event"),
          (names.events.isEmpty ? [] : [others]) + [change("timer", "expired")]
            + (hasAttempts ? [change("exhausted", "exhausted")] : []))
      ])
  }

  /// Nothing if there are no transitions: the cases that have one cannot be then.
  private func takenTransitions() -> [SwiftStatement] {
    guard hasTransitions else { return [] }
    let taken = checked.hasMacrosteps ? "step" : "transition"
    let tell =
      checked.hasMacrosteps ? "step.transitions.forEach { body($0.name) }" : "body(transition.name)"
    let others =
      [".ignored"] + (checked.defersEvents ? [".deferred", ".overflow"] : [])
      + (machine.rejections.isEmpty ? [] : [".rejected"]) + [".unhandled"]
    return [
      .switch(
        .name("reaction"),
        [
          SwiftCase(
            patterns: [".moved(let \(taken))", ".stayed(let \(taken))"], body: [.expression(.name(tell))]),
          SwiftCase(patterns: others, body: [.expression(.name("break"))]),
        ])
    ]
  }

  private func activeStates() -> [SwiftStatement] {
    [.expression(.name("body(state.name)"))]
      + names.regionVariables.dropFirst().map {
        .if(.name("let name = self.\($0)?.name"), [.expression(.name("body(name)"))])
      }
  }
}
