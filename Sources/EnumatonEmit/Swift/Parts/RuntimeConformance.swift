import EnumatonCheck
import EnumatonSpec

// What the driver of `EnumatonRuntime` needs to know of a machine to which anything can happen.
extension SwiftGenerator {
  var conformsToRuntime: Bool {
    options.usesRuntime && !checked.triggers.isEmpty
  }

  func runtimeConformances() -> [SwiftDeclaration] {
    [machineConformance()] + (machine.timers.isEmpty ? [] : [timerConformance()])
      + [observableConformance()]
  }

  private func machineConformance() -> SwiftDeclaration {
    .type(
      [], ["nonisolated"], .extension, names.type, inherits: ["TimedMachine"],
      members: absentTypes() + deferredEvents() + (hasEffects ? [effectsOfReaction()] : [])
        + (machine.timers.isEmpty ? [] : timerFunctions()) + (checked.defersEvents ? deferral() : []))
  }

  /// The types that the machine has no use for; the runtime knows what to do with them.
  private func absentTypes() -> [SwiftDeclaration] {
    func alias(_ name: String, _ type: String) -> SwiftDeclaration {
      SwiftDeclaration(documentation: [], kind: .alias(modifiers: access, name: name, type: type))
    }
    return (machine.timers.isEmpty ? [alias("Timer", "NoTimer")] : [])
      + (hasEffects ? [] : [alias("Effect", "Never"), alias("Effects", "EmptyCollection<Never>")])
  }

  /// What a type of the driver's is where there may be no heap. (Under a system of Apple's there is one, and the
  /// types that need none may be newer than the system.)
  private func withoutHeap(_ documentation: String, _ name: String, _ type: String) -> SwiftDeclaration {
    let alias = SwiftDeclaration(
      documentation: [documentation], kind: .alias(modifiers: access, name: name, type: type))
    return SwiftDeclaration(
      documentation: [], kind: .conditional("hasFeature(Embedded) && !canImport(Darwin)", [alias]))
  }

  /// Events that could be very many stay in an array.
  private func deferredEvents() -> [SwiftDeclaration] {
    let limit = checked.defersEvents ? machine.deferralLimit : 0
    guard limit <= 64 else { return [] }
    return [
      withoutHeap(
        "Where a driver keeps deferred events, on a processor without a heap.", "DeferredEvents",
        "InlineEvents<\(limit), Event>")
    ]
  }

  private func effectsOfReaction() -> SwiftDeclaration {
    .function(
      ["What the host is to perform, in order."], access + ["static"], "func effects",
      ["of reaction: Reaction"], returns: "Effects", [.expression(.member(.name("reaction"), "effects"))])
  }

  private func timerFunctions() -> [SwiftDeclaration] {
    let timer = SwiftExpression.name("timer")
    func timerCase(_ name: String) -> SwiftCase {
      SwiftCase(
        patterns: [".\(name)(let timer)"], body: [.expression(.implicitCall(name, [timer]))])
    }
    let others = SwiftCase(
      patterns: names.effects.map { "." + $0 }, body: [.expression(.name("nil"))])
    let exhaustion = SwiftExpression.name(
      hasAttempts ? "timer.schedule.attempts == nil ? nil : .exhausted(timer)" : "nil")
    return [
      .function(
        ["The event of a timer's expiry."], access + ["static"], "func expiry", ["of timer: Timer"],
        returns: "Event", [.expression(.implicitCall("timer", [timer]))]),
      .function(
        ["The event of a timer's last attempt running out; `nil` if it has no attempts."],
        access + ["static"], "func exhaustion", ["of timer: Timer"], returns: "Event?",
        [.expression(exhaustion)]),
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
    ]
  }

  private func deferral() -> [SwiftDeclaration] {
    func asks(_ documentation: String, _ name: String, _ reaction: String) -> SwiftDeclaration {
      .function(
        [documentation], access + ["static"], "func " + name, ["_ reaction: Reaction"], returns: "Bool",
        [.expression(.name("if case .\(reaction) = reaction { true } else { false }"))])
    }
    return [
      asks("Whether the event is to be kept and offered again.", "isDeferred", "deferred"),
      asks("Whether the state has changed, so that what is kept is offered again.", "isMove", "moved"),
      .computed(
        ["The answer to an event that would have to be kept where no more can be."], access + ["static"],
        "overflow", "Reaction?", [.expression(.name(".overflow"))]),
    ]
  }

  private func timerConformance() -> SwiftDeclaration {
    let cases = machine.timers.identifiers.map { timer in
      SwiftCase(
        patterns: ["." + names.timers[timer.index]],
        body: [.expression(schedule(machine.timers[timer]))])
    }
    let tables = scheduleColumns()
    return .type(
      [], ["nonisolated"], .extension, names.type + ".Timer", inherits: ["MachineTimer"],
      members: [
        withoutHeap(
          "Where a queue keeps those that run, on a processor without a heap.", "Slots",
          "InlineTimerSlots<\(machine.timers.count), Self>"),
        .computed(
          ["Its place among the timers, from 0."], access, "index", "Int",
          [.expression(.call(.name("Int"), [SwiftArgument(nil, .name("rawValue"))]))]),
        .computed(
          ["When it expires, and how often."], access, "schedule", "TimerSchedule",
          [tables.map { .expression($0.schedule) } ?? .switch(.name("self"), cases)]),
      ] + (tables?.columns ?? []))
  }

  private func schedule(_ timer: Machine.Timer) -> SwiftExpression {
    var arguments = [SwiftArgument("nanoseconds", .integer(timer.after))]
    if let attempts = timer.attempts {
      arguments.append(SwiftArgument("attempts", .integer(Int64(attempts))))
    }
    if let factor = timer.backoff {
      let numbers =
        factor.denominator == 1 ? [factor.numerator] : [factor.numerator, factor.denominator]
      arguments.append(SwiftArgument("backoff", .implicitCall("init", numbers.map { .integer($0) })))
    }
    if let limit = timer.limit { arguments.append(SwiftArgument("limit", .integer(limit))) }
    if timer.repeats { arguments.append(SwiftArgument("repeats", .name("true"))) }
    return .call(.name("TimerSchedule"), arguments)
  }
}
