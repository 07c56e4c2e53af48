import EnumatonCheck
package import EnumatonSpec

extension PropertyCheck {
  /// The shortest run to a reaction that the claim is about and that it is wrong for.
  mutating func breaking(_ claim: Machine.StepClaim) -> Counterexample? {
    var best: (command: Command, run: [Exploration.Event])?
    for command in taken where claim.triggers.isEmpty || claim.triggers.contains(command.trigger) {
      guard let origins = origins(of: command, breaking: claim) else { continue }
      let condition = exploration.cases(
        of: claim.condition, carried: machine.carriedFlags(of: command.trigger))
      let during = exploration.cases(of: claim.during, in: command.source)
      guard
        let run = exploration.run(taking: command, from: origins, where: [condition, during]),
        run.count < best?.run.count ?? .max
      else { continue }
      best = (command, run)
    }
    guard let best else { return nil }
    let notes = Set(best.command.rules.map(\.transition)).sorted().map {
      Diagnostic.Note("this transition fires", at: machine.transitions[$0].range)
    }
    return Counterexample(text: text(of: best.command, claim), run: best.run, notes: notes)
  }

  /// The situations from which the command does what the claim excludes; `nil` if it never does.
  private mutating func origins(
    of command: Command, breaking claim: Machine.StepClaim
  ) -> Exploration.Situations? {
    func isDone(_ request: Machine.Request) -> Bool {
      command.actions.contains { request.isMet(by: $0) }
    }
    switch claim.consequence {
    case .does(let requests): return requests.allSatisfy(isDone) ? nil : exploration.reached
    case .neverDoes(let requests): return requests.contains(where: isDone) ? exploration.reached : nil
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

  private func text(of command: Command, _ claim: Machine.StepClaim) -> String {
    let from = machine.text(of: exploration.leaves(in: command.source))
    let to = machine.text(of: exploration.leaves(in: command.target))
    let effects = command.actions.filter(\.isForHost).map { machine.text(of: $0) }
    let done = effects.isEmpty ? "nothing" : effects.joined(separator: ", ")
    return switch claim.consequence {
    case .does: "in '\(from)' only this is done: \(done)"
    case .neverDoes: "in '\(from)' this is done: \(done)"
    case .goesTo, .neverGoesTo: from == to ? "it stays in '\(from)'" : "it goes from '\(from)' to '\(to)'"
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
