package import EnumatonCheck
package import EnumatonSpec

extension PropertyCheck {
  /// The shortest run to a reaction that the claim is about and that it is wrong for.
  mutating func breaking(_ claim: Machine.StepClaim) -> Counterexample? {
    var best: (command: Command, consequence: Machine.Consequence, run: [Exploration.Event])?
    for command in taken where claim.triggers.isEmpty || claim.triggers.contains(command.trigger) {
      for consequence in claim.consequences {
        guard let origins = origins(of: command, breaking: consequence) else { continue }
        let condition = exploration.cases(
          of: claim.condition, carried: machine.carriedFlags(of: command.trigger))
        let during = exploration.cases(of: claim.during, in: command.source)
        guard
          let run = exploration.run(taking: command, from: origins, where: [condition, during]),
          run.count < best?.run.count ?? .max
        else { continue }
        best = (command, consequence, run)
      }
    }
    guard let best else { return nil }
    let notes = Set(best.command.rules.map(\.transition)).sorted().map {
      Diagnostic.Note("this transition answers", at: machine.transitions[$0].range)
    }
    return Counterexample(text: text(of: best.command, best.consequence), run: best.run, notes: notes)
  }

  /// The situations from which the command does what is excluded; `nil` if it never does.
  private mutating func origins(
    of command: Command, breaking consequence: Machine.Consequence
  ) -> Exploration.Situations? {
    switch consequence {
    case .does, .neverDoes, .rejects: return command.breaks(consequence) ? exploration.reached : nil
    case .goesTo(let predicate): return origins(of: command, leadingTo: .not(predicate))
    case .neverGoesTo(let predicate): return origins(of: command, leadingTo: predicate)
    }
  }

  private mutating func origins(
    of command: Command, leadingTo predicate: Machine.Predicate
  ) -> Exploration.Situations? {
    let wrong = exploration.situations(in: command.target, where: predicate)
    if wrong.isEmpty { return nil }
    let origins = exploration.situations(leadingTo: wrong, by: command)
    return origins.isEmpty ? nil : origins
  }

  private func text(of command: Command, _ consequence: Machine.Consequence) -> String {
    let from = machine.text(of: exploration.leaves(in: command.source))
    let to = machine.text(of: exploration.leaves(in: command.target))
    let effects = command.actions.filter(\.isForHost).map { machine.text(of: $0) }
    let done = effects.isEmpty ? "nothing" : effects.joined(separator: ", ")
    return switch consequence {
    case .does: "in '\(from)' only this is done: \(done)"
    case .neverDoes: "in '\(from)' this is done: \(done)"
    case .goesTo, .neverGoesTo: from == to ? "it stays in '\(from)'" : "it goes from '\(from)' to '\(to)'"
    case .rejects: "in '\(from)' the answer is: \(machine.text(of: command.kind))"
    }
  }
}

extension Command {
  /// Whether what it does or answers is not as is claimed. (Where it leads is another question.)
  package func breaks(_ consequence: Machine.Consequence) -> Bool {
    func isDone(_ request: Machine.Request) -> Bool { actions.contains { request.isMet(by: $0) } }
    return switch consequence {
    case .does(let requests): !requests.allSatisfy(isDone)
    case .neverDoes(let requests): requests.contains(where: isDone)
    case .rejects(let rejection): kind != .rejected(rejection)
    case .goesTo, .neverGoesTo: false
    }
  }
}

extension Machine.Request {
  /// Whether an action is what is asked for.
  package func isMet(by action: Machine.Action) -> Bool {
    switch (self, action) {
    case (.perform(let effect, let flags), .perform(let done, let sent)):
      effect == done && flags.allSatisfy(sent.contains)
    case (.start(let timer), .start(let started)): timer == started
    case (.stop(let timer), .stop(let stopped)): timer == stopped
    case (.stop, .stopAll): true
    default: false
    }
  }
}
