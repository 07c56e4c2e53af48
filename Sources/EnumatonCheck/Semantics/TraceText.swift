package import EnumatonSpec

extension Machine {
  /// The names of those of `flags` whose bits are set.
  package func names(of flags: [Identifier<Flag>], in bits: UInt64) -> [String] {
    flags.filter { bits & self.flags[$0].mask != 0 }.map { self.flags[$0].name.text }
  }

  /// The names of the held flags that are set, in the order of their declaration.
  package func heldNames(in bits: UInt64) -> [String] {
    names(of: flags.identifiers.filter { flags[$0].isHeld }, in: bits)
  }
}

extension Machine {
  /// An event or a timer as the input of a run spells it: `segment SYN ACK`,
  /// `timer retransmission.exhausted`; the completion of a composite: `done checkout`.
  package func text(of trigger: Trigger, flags: UInt64) -> String {
    switch trigger {
    case .event(let event):
      ([name(of: trigger)] + names(of: events[event].carries, in: flags)).joined(separator: " ")
    case .timer, .exhausted: "timer " + name(of: trigger)
    case .done(let state): "done " + states[state].name.text
    }
  }

  /// The names of some states, of many only the first.
  func list(of states: [Identifier<State>], limit: Int = 12) -> String {
    let names = states.prefix(limit).map { self.states[$0].name.text }
    let more = states.count - names.count
    return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// Active states, `playing+full`.
  package func text(of leaves: [Identifier<State>]) -> String {
    leaves.map { states[$0].name.text }.joined(separator: "+")
  }
}
