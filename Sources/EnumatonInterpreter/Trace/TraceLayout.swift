package import EnumatonCheck
import EnumatonSpec

/// Reactions as lines for people, in columns that fit one machine.
///
///     0.0 s  segment SYN  LISTEN → SYN_RECEIVED  #1   send SYN ACK (held passive; rto in 1.0 s)
package struct TraceLayout: Sendable {
  private let checked: CheckedMachine
  private let eventWidth: Int
  private let changeWidth: Int

  private let numberWidth: Int

  package init(_ checked: CheckedMachine) {
    let machine = checked.machine
    let names = checked.triggers.map { machine.text(of: $0, flags: 0) }
    let carries = machine.events.contains { !$0.carries.isEmpty }
    let raises = checked.bounds.raised > 0
    let longest = checked.longestText(ofRegion: 0)
    self.checked = checked
    // Room for a few flags; a longer line moves what follows, which costs less than a screen of spaces.
    eventWidth = min(
      32, (names.map(\.count).max() ?? 0) + (carries ? 8 : 0) + (raises ? "raise ".count : 0))
    let longestRefusal = machine.rejections.map { " rejected: ".count + $0.name.text.count }.max() ?? 0
    changeWidth = min(48, max(2 * longest + 3, longest + max(10, longestRefusal)))
    let longestLeaf = checked.leaves.map { machine.states[$0].name.text.count }.max() ?? 0
    numberWidth = checked.hasRegions ? min(32, longestLeaf + 3) : 3
  }

  /// The line for a reaction, without its end.
  package func line(for reaction: Reaction) -> String {
    line(
      time: reaction.time, event: reaction.eventText(checked.machine), change: change(of: reaction),
      number: reaction.rules.map { number(of: $0) }.joined(separator: "+"), effects: reaction.effects,
      situation: situation(reaction.held, reaction.counters, reaction.timers, reaction.deferred))
  }

  /// The line for a machine that has not met an event yet; none if starting asks nothing of the host.
  package func startLine(of interpreter: Interpreter) -> String? {
    guard !interpreter.initialEffects.isEmpty else { return nil }
    return line(
      time: interpreter.time, event: "start", change: checked.machine.text(of: interpreter.leaves),
      number: "", effects: interpreter.initialEffects,
      situation: situation(interpreter.held, interpreter.counters, interpreter.timers, []))
  }

  private func line(
    time: Int64, event: String, change: String, number: String, effects: [Machine.Action], situation: String
  ) -> String {
    var line = (secondsText(nanoseconds: time) + " s").leftPadded(to: 10)
    line += "  " + event.padded(to: eventWidth)
    line += "  " + change.padded(to: changeWidth)
    line += "  " + number.padded(to: numberWidth)
    line += "  " + effects.map { checked.machine.text(of: $0) }.joined(separator: ", ")
    if !situation.isEmpty { line += (effects.isEmpty ? "" : " ") + "(\(situation))" }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The held flags, the counters that count something, the running timers and what is deferred.
  private func situation(
    _ held: UInt64, _ counters: [Int64], _ timers: [Reaction.Remaining], _ deferred: [DeferredEvent]
  ) -> String {
    let machine = checked.machine
    func list(_ word: String, _ names: [String]) -> [String] {
      names.isEmpty ? [] : [word + " " + names.joined(separator: ", ")]
    }
    let counts = zip(machine.counters, counters).compactMap { counter, value in
      value == counter.initial ? nil : "\(counter.name.text) \(value)"
    }
    let timers = timers.map { timer in
      "\(machine.timers[timer.timer].name.text) in \(secondsText(nanoseconds: timer.nanoseconds)) s"
    }
    let waiting = deferred.map { machine.text(of: $0.trigger, flags: $0.flags) }
    let parts = list("held", machine.heldNames(in: held)) + counts + timers + list("deferred", waiting)
    return parts.joined(separator: "; ")
  }

  private func change(of reaction: Reaction) -> String {
    let machine = checked.machine
    let from = machine.text(of: reaction.from)
    return switch reaction.kind {
    case .moved: "\(from) → \(machine.text(of: reaction.to))"
    case .rejected(let rejection): "\(from) rejected: \(machine.rejections[rejection].name.text)"
    case .stayed, .deferred, .overflow, .ignored, .unhandled: "\(from) \(reaction.kind.word)"
    }
  }

  /// `#1`; where several states answer, with the one whose rule it is.
  private func number(of rule: Rule) -> String {
    (checked.hasRegions ? checked.machine.states[rule.source].name.text : "") + "#\(rule.ordinal)"
  }
}

extension CheckedMachine {
  /// How long the text of the active states of a region and of those inside can be.
  fileprivate func longestText(ofRegion region: Int) -> Int {
    regions[region].leaves.map { leaf in
      let inner = regions(of: leaf)
      guard !inner.isEmpty else { return machine.states[leaf].name.text.count }
      return inner.reduce(inner.count - 1) { $0 + longestText(ofRegion: $1) }
    }
    .max() ?? 0
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
