import EnumatonCheck
import EnumatonSpec

extension ReachableFindings {
  /// What is odd about each timer: how it is started, and what its expiries meet.
  mutating func timerFindings() -> [Finding] {
    let started = startedTimers
    return machine.timers.identifiers.flatMap { timer -> [Finding] in
      let name = machine.timers[timer].name
      guard started.contains(timer) else {
        // One that nothing names is unused.
        guard exploration.isExact, machine.mentions(timer) else { return [] }
        return [
          Finding(
            .timerNeverStarted,
            "nothing that can happen starts the timer '\(name.text)'; start it, or let it run in a state: "
              + "'timers: [\(name.text)]'",
            at: name.range, about: [.timer(timer)])
        ]
      }
      return expiries(of: timer) + restarts(of: timer)
    }
  }

  private mutating func expiries(of timer: Identifier<Machine.Timer>) -> [Finding] {
    let expiries = taken.filter { $0.trigger == .timer(timer) }
    let name = machine.timers[timer].name
    guard !expiries.isEmpty else { return [] }
    let open = expiries.filter { $0.kind == .unhandled }
    if expiries.allSatisfy({ $0.kind == .ignored || $0.kind == .unhandled }), open.count < expiries.count {
      let shown = shortest(expiries)
      return [
        Finding(
          .timerIgnored,
          "wherever the timer '\(name.text)' can expire, that is ignored; remove the timer, or let something "
            + "answer it",
          at: name.range, about: [.timer(timer)], witness: shown?.witness)
      ] + leaks(of: timer, open)
    }
    if open.count == expiries.count {
      let isAnsweredAnywhere = machine.transitions.contains { $0.triggers.contains(.timer(timer)) }
      let isUsed = taken.contains { $0.trigger == .exhausted(timer) && $0.kind != .unhandled }
      let shown = shortest(open)
      let way =
        isAnsweredAnywhere
        ? "the transitions for it are elsewhere than in \(text(of: leaves(of: open)))"
        : isUsed
          ? "only its exhaustion is answered; answer 'on: \(name.text)' too, be it with 'ignore: true'"
          : "answer it with 'on: \(name.text)'"
      return [
        Finding(
          .timerNeverHandled, "the timer '\(name.text)' expires and nothing answers that; \(way)",
          at: name.range, about: [.timer(timer)], witness: shown?.witness)
      ]
    }
    return leaks(of: timer, open)
  }

  private func leaves(of commands: [Command]) -> [Identifier<Machine.State>] {
    Set(commands.flatMap { exploration.leaves(in: $0.source) }).sorted()
  }

  /// The states in which it still runs, all in one finding.
  private mutating func leaks(of timer: Identifier<Machine.Timer>, _ open: [Command]) -> [Finding] {
    guard let shown = shortest(open) else { return [] }
    let name = machine.timers[timer].name
    let leaves = leaves(of: open)
    let place = exploration.leaves(in: shown.command.source).first ?? leaves[0]
    return [
      Finding(
        .timerLeak,
        "the timer '\(name.text)' can still run in \(text(of: leaves)), where nothing answers its expiry; stop it "
          + "on the way there, or let it run as 'timers' of the state it is for",
        at: machine.states[place].name.range, about: [.timer(timer)] + leaves.map { .state($0) },
        notes: [Diagnostic.Note("'\(name.text)' is declared here", at: name.range)], witness: shown.witness)
    ]
  }

  /// Started while it runs.
  private mutating func restarts(of timer: Identifier<Machine.Timer>) -> [Finding] {
    let running = exploration.situations(where: .running(timer))
    for command in taken where command.restarts(timer, in: machine) {
      guard let run = exploration.run(taking: command, from: running) else { continue }
      let name = machine.timers[timer].name
      let rule = command.rules.last { $0.actions.contains(.start(timer)) }
      return [
        Finding(
          .timerRestart,
          "the timer '\(name.text)' is started while it still runs, so its wait begins anew; stop it first if that is "
            + "meant",
          at: rule.map { machine.transitions[$0.transition].range } ?? name.range,
          about: [.timer(timer)] + (rule.map { [.transition($0.transition)] } ?? []),
          witness: exploration.text(of: run))
      ]
    }
    return []
  }

  /// Attempts that run out where nothing answers that.
  mutating func exhaustions() -> [Finding] {
    machine.timers.identifiers.compactMap { timer in
      let open = taken.filter { $0.trigger == .exhausted(timer) && $0.kind == .unhandled }
      guard let shown = shortest(open) else { return nil }
      let name = machine.timers[timer].name
      return Finding(
        .exhaustedUnhandled,
        "the attempts of '\(name.text)' can run out in \(text(of: leaves(of: open))), and nothing answers that; answer "
          + "it with 'on: \(name.text).exhausted'",
        at: name.range, about: [.timer(timer)], witness: shown.witness)
    }
  }
}

extension Command {
  /// Whether it starts the timer without having stopped it; its own expiry, if that is the last, has stopped it.
  fileprivate func restarts(_ timer: Identifier<Machine.Timer>, in machine: Machine) -> Bool {
    let declared = machine.timers[timer]
    if trigger == .exhausted(timer) { return false }
    if trigger == .timer(timer), declared.attempts == nil, !declared.repeats { return false }
    for action in actions {
      switch action {
      case .stop(timer), .stopAll: return false
      case .start(timer): return true
      default: break
      }
    }
    return false
  }
}

extension Machine {
  /// Whether a transition answers the timer, or something starts it.
  func mentions(_ timer: Identifier<Timer>) -> Bool {
    let lists = transitions.map(\.actions) + states.flatMap { [$0.entry, $0.exit] }
    return states.contains { $0.timers.contains(timer) }
      || transitions.contains {
        $0.triggers.contains(.timer(timer)) || $0.triggers.contains(.exhausted(timer))
      }
      || lists.contains { $0.contains(.start(timer)) }
  }
}
