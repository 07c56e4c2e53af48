package import EnumatonCheck
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

extension Reaction {
  /// What happened, as the input of a run spells it: `segment SYN ACK`, `timer retransmission.exhausted`.
  package func eventText(_ machine: Machine) -> String {
    switch trigger {
    case .event(let event):
      ([machine.name(of: trigger)] + machine.names(of: machine.events[event].carries, in: flags))
        .joined(separator: " ")
    case .timer, .exhausted, .done: "timer " + machine.name(of: trigger)
    }
  }

  /// What the machine answered, in a word of the traces.
  package var word: String {
    switch kind {
    case .moved: "moved"
    case .stayed: "stayed"
    case .ignored: "ignored"
    case .rejected: "rejected"
    case .unhandled: "unhandled"
    }
  }

  /// The reaction as an object of a JSON trace. Scripts read it: its keys and their order are fixed.
  package func json(_ checked: CheckedMachine) -> JSON {
    let machine = checked.machine
    var members: [JSON.Member] = [
      .init("time", .number(secondsText(nanoseconds: time))),
      .init("event", .string(eventText(machine))),
      .init("from", .string(machine.states[from].name.text)),
      .init("to", .string(machine.states[to].name.text)),
      .init("reaction", .string(word)),
    ]
    if case .rejected(let rejection) = kind {
      members.append(.init("rejection", .string(machine.rejections[rejection].name.text)))
    }
    let timers = timers.map { timer in
      JSON.Member(
        machine.timers[timer.timer].name.text, .number(secondsText(nanoseconds: timer.nanoseconds)))
    }
    members += [
      .init("transition", rule.map { .string(checked.name(of: $0)) } ?? .null),
      .init("effects", .array(effects.map { .string(machine.text(of: $0)) })),
      .init("held", .array(machine.heldNames(in: held).map { .string($0) })),
      .init("timers", .object(timers)),
    ]
    return .object(members)
  }
}
