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
    let longestRefusal = machine.rejections.map { " rejected: ".count + $0.name.text.count }.max() ?? 0
    changeWidth = min(48, max(2 * longestState + 3, longestState + max(10, longestRefusal)))
  }

  /// The line for a reaction, without its end.
  package func line(for reaction: Reaction) -> String {
    line(
      time: reaction.time, event: reaction.eventText(checked.machine), change: change(of: reaction),
      number: reaction.rule.map { "#\($0.ordinal)" } ?? "", effects: reaction.effects, held: reaction.held,
      timers: reaction.timers)
  }

  /// The line for a machine that has not met an event yet; none if starting asks nothing of the host.
  package func startLine(of interpreter: Interpreter) -> String? {
    guard !interpreter.initialEffects.isEmpty else { return nil }
    return line(
      time: interpreter.time, event: "start", change: checked.machine.states[interpreter.state].name.text,
      number: "", effects: interpreter.initialEffects, held: interpreter.held, timers: interpreter.timers)
  }

  private func line(
    time: Int64, event: String, change: String, number: String, effects: [Machine.Action], held: UInt64,
    timers: [Reaction.Remaining]
  ) -> String {
    var line = (secondsText(nanoseconds: time) + " s").leftPadded(to: 10)
    line += "  " + event.padded(to: eventWidth)
    line += "  " + change.padded(to: changeWidth)
    line += "  " + number.padded(to: 3)
    line += "  " + effects.map { checked.machine.text(of: $0) }.joined(separator: ", ")
    let situation = situation(held, timers)
    if !situation.isEmpty { line += (effects.isEmpty ? "" : " ") + "(\(situation))" }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The held flags and the running timers.
  private func situation(_ held: UInt64, _ timers: [Reaction.Remaining]) -> String {
    let held = checked.machine.heldNames(in: held)
    let timers = timers.map { timer in
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
