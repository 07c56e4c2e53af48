import EnumatonCheck
import EnumatonSpec

/// What is found by looking at everything that the machine can do.
struct ReachableFindings {
  var exploration: Exploration
  /// The commands that can happen, in the order of their locations.
  let taken: [Command]
  /// What nobody wants to be told.
  let skipped: Set<Diagnostic.Code>

  init(_ exploration: Exploration, skipping skipped: Set<Diagnostic.Code> = []) {
    self.exploration = exploration
    self.skipped = skipped
    taken = self.exploration.takenCommands()
  }

  var machine: Machine { exploration.checked.machine }

  /// In no particular order.
  mutating func all() -> [Finding] {
    var findings = timerFindings() + exhaustions() + overlaps() + unhandledEvents()
    // The rest rests on having seen everything.
    guard exploration.isExact else { return findings + [notExhaustive()] }
    let unreachable = unreachableStates()
    findings += unreachable.findings
    findings += deadTransitions(unreachable: unreachable.states)
    findings += traps()
    return findings
  }

  private mutating func unhandledEvents() -> [Finding] {
    exploration.unhandledEvents().map { found in
      Finding(
        .unhandled, found.message, at: machine.events[found.event].name.range,
        about: [.event(found.event)] + (found.leaves.count == 1 ? [.state(found.leaves[0])] : []),
        notes: found.notes, witness: exploration.text(of: found.run))
    }
  }

  private func notExhaustive() -> Finding {
    let (message, range): (String, SourceRange)
    switch exploration.obstacle {
    case .deferredExpiry(let timer):
      let name = machine.timers[timer].name
      (message, range) = (
        "the expiry of '\(name.text)' is deferred, and when it is offered again is not followed exactly: what "
          + "cannot happen is not told", name.range
      )
    case .tooMuchWork, nil:
      (message, range) = (
        "the machine can do more than can be looked at: what was not seen is not known; give it fewer held flags, "
          + "counters and timers that are independent of one another, or split it",
        machine.name.range
      )
    }
    return Finding(.notExhaustive, message, at: range, about: [])
  }

  /// The command that fewest events lead to, and these.
  mutating func shortest(_ commands: [Command]) -> (command: Command, witness: [String])? {
    exploration.run(takingAnyOf: commands).map { ($0.command, exploration.text(of: $0.events)) }
  }

  /// The names of some states, of many only the first.
  func text(of states: [Identifier<Machine.State>], limit: Int = 8) -> String {
    let names = states.prefix(limit).map { "'\(machine.states[$0].name.text)'" }
    let more = states.count - names.count
    return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
