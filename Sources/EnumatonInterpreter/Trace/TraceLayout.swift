package import EnumatonCheck
import EnumatonSpec

/// Reactions as lines for people, in columns that fit one machine.
///
///     0.0 s  segment SYN  LISTEN → SYN_RECEIVED  #1   send SYN ACK (held passive; rto in 1.0 s)
package struct TraceLayout: Sendable {
  private let checked: CheckedMachine
  private let eventWidth: Int
  private let changeWidth: Int

  package init(_ checked: CheckedMachine) {
    let machine = checked.machine
    let names = checked.triggers.map { trigger in
      if case .event = trigger { machine.name(of: trigger) } else { "timer " + machine.name(of: trigger) }
    }
    let carries = machine.events.contains { !$0.carries.isEmpty }
    let longestState = checked.leaves.map { machine.states[$0].name.text.count }.max() ?? 0
    self.checked = checked
    // Room for a few flags; a longer line moves what follows, which costs less than a screen of spaces.
    eventWidth = min(32, (names.map(\.count).max() ?? 0) + (carries ? 8 : 0))
    changeWidth = min(48, max(2 * longestState + 3, longestState + 10))
  }

  /// The line for a reaction, without its end.
  package func line(for reaction: Reaction) -> String {
    let machine = checked.machine
    var line = (secondsText(nanoseconds: reaction.time) + " s").leftPadded(to: 10)
    line += "  " + reaction.eventText(machine).padded(to: eventWidth)
    line += "  " + change(of: reaction).padded(to: changeWidth)
    line += "  " + (reaction.rule.map { "#\($0.ordinal)" } ?? "").padded(to: 3)
    line += "  " + reaction.effects.map { machine.text(of: $0) }.joined(separator: ", ")
    let situation = situation(after: reaction)
    if !situation.isEmpty { line += (reaction.effects.isEmpty ? "" : " ") + "(\(situation))" }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The held flags and the running timers.
  private func situation(after reaction: Reaction) -> String {
    let held = checked.machine.heldNames(in: reaction.held)
    let timers = reaction.timers.map { timer in
      "\(checked.machine.timers[timer.timer].name.text) in \(secondsText(nanoseconds: timer.nanoseconds)) s"
    }
    let parts = (held.isEmpty ? [] : ["held " + held.joined(separator: ", ")]) + timers
    return parts.joined(separator: "; ")
  }

  private func change(of reaction: Reaction) -> String {
    let states = checked.machine.states
    let from = states[reaction.from].name.text
    return switch reaction.kind {
    case .moved: "\(from) → \(states[reaction.to].name.text)"
    case .stayed, .ignored, .unhandled: "\(from) \(reaction.word)"
    case .rejected(let rejection): "\(from) rejected: \(checked.machine.rejections[rejection].name.text)"
    }
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
