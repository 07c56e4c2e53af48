package import EnumatonCheck
package import EnumatonSpec

extension Reaction {
  /// What happened, as the input of a run spells it; of an internal event, what the machine did.
  package func eventText(_ machine: Machine) -> String {
    let text = machine.text(of: trigger, flags: flags)
    if origin == .raised, case .event = trigger { return "raise " + text }
    return text
  }

  /// The reaction as an object of a JSON trace. Scripts read it: its keys and their order are fixed.
  package func json(_ checked: CheckedMachine) -> JSON {
    let machine = checked.machine
    var members: [JSON.Member] = [
      .init("time", .number(secondsText(nanoseconds: time))),
      .init("event", .string(eventText(machine))),
      .init("from", .string(machine.text(of: from))),
      .init("to", .string(machine.text(of: to))),
      .init("reaction", .string(kind.word)),
    ]
    if case .rejected(let rejection) = kind {
      members.append(.init("rejection", .string(machine.rejections[rejection].name.text)))
    }
    let names = rules.map { checked.name(of: $0) }.joined(separator: "+")
    members += [
      .init("transition", rules.isEmpty ? .null : .string(names)),
      .init("effects", .array(effects.map { .string(machine.text(of: $0)) })),
      .init("held", .array(machine.heldNames(in: held).map { .string($0) })),
    ]
    if !machine.counters.isEmpty {
      let counters = zip(machine.counters, counters).map { counter, value in
        JSON.Member(counter.name.text, .number(String(value)))
      }
      members.append(.init("counters", .object(counters)))
    }
    let timers = timers.map { timer in
      JSON.Member(
        machine.timers[timer.timer].name.text, .number(secondsText(nanoseconds: timer.nanoseconds)))
    }
    members.append(.init("timers", .object(timers)))
    if checked.defersEvents {
      let texts = deferred.map { machine.text(of: $0.trigger, flags: $0.flags) }
      members.append(.init("deferred", .array(texts.map { .string($0) })))
    }
    return .object(members)
  }
}
