import EnumatonSpec

// What the driver of `EnumatonRuntime` needs to know of a machine with timers.
extension SwiftGenerator {
  func runtimeConformances() -> [SwiftDeclaration] {
    [machineConformance(), timerConformance()]
  }

  private func machineConformance() -> SwiftDeclaration {
    let timer = SwiftExpression.name("timer")
    func timerCase(_ name: String) -> SwiftCase {
      SwiftCase(
        patterns: [".\(name)(let timer)"], body: [.expression(.implicitCall(name, [timer]))])
    }
    let others = SwiftCase(
      patterns: names.effects.map { "." + $0 }, body: [.expression(.name("nil"))])
    let exhaustible = machine.timers.identifiers.filter { machine.timers[$0].attempts != nil }
    let exhaustion: [SwiftStatement] =
      exhaustible.isEmpty
      ? [.expression(.name("nil"))]
      : [
        .expression(
          .name("timer.schedule.attempts == nil ? nil : .exhausted(timer)"))
      ]
    return .type(
      [], ["nonisolated"], .extension, names.type, inherits: ["TimedMachine"],
      members: [
        .function(
          ["What the host is to perform, in order."], access + ["static"], "func effects",
          ["of reaction: Reaction"], returns: "Effects",
          [.expression(.member(.name("reaction"), "effects"))]),
        .function(
          ["The event of a timer's expiry."], access + ["static"], "func expiry", ["of timer: Timer"],
          returns: "Event", [.expression(.implicitCall("timer", [timer]))]),
        .function(
          ["The event of a timer's last attempt running out; `nil` if it has no attempts."],
          access + ["static"], "func exhaustion", ["of timer: Timer"], returns: "Event?", exhaustion),
        .function(
          ["What an effect asks of the timers; `nil` if it is for the host."], access + ["static"],
          "func timerCommand", ["of effect: Effect"], returns: "TimerCommand<Timer>?",
          [
            .switch(
              .name("effect"),
              [
                timerCase("start"), timerCase("stop"),
                SwiftCase(
                  patterns: [".stopAll"], body: [.expression(.implicitMember("stopAll"))]),
              ] + (names.effects.isEmpty ? [] : [others]))
          ]),
      ])
  }

  private func timerConformance() -> SwiftDeclaration {
    let cases = machine.timers.identifiers.map { timer in
      SwiftCase(
        patterns: ["." + names.timers[timer.index]],
        body: [.expression(schedule(machine.timers[timer]))])
    }
    return .type(
      [], ["nonisolated"], .extension, names.type + ".Timer", inherits: ["MachineTimer"],
      members: [
        .computed(
          ["Its place among the timers, from 0."], access, "index", "Int",
          [.expression(.call(.name("Int"), [SwiftArgument(nil, .name("rawValue"))]))]),
        .computed(
          ["When it expires, and how often."], access, "schedule", "TimerSchedule",
          [.switch(.name("self"), cases)]),
      ])
  }

  private func schedule(_ timer: Machine.Timer) -> SwiftExpression {
    var arguments = [SwiftArgument("after", Self.duration(timer.after))]
    if let attempts = timer.attempts {
      arguments.append(SwiftArgument("attempts", .integer(Int64(attempts))))
    }
    if let factor = timer.backoff {
      let numbers =
        factor.denominator == 1 ? [factor.numerator] : [factor.numerator, factor.denominator]
      arguments.append(SwiftArgument("backoff", .implicitCall("init", numbers.map { .integer($0) })))
    }
    if let limit = timer.limit { arguments.append(SwiftArgument("limit", Self.duration(limit))) }
    if timer.repeats { arguments.append(SwiftArgument("repeats", .name("true"))) }
    return .call(.name("TimerSchedule"), arguments)
  }
}
