import Harness

/// Counts effects in memory, as the host in C does.
private struct Counting: EffectSink {
  let counts: Counts

  func perform(_ effect: Effect) { counts[effect.code & 1023] &+= 1 }
}

private struct Mixing: EffectSink {
  var checksum = Checksum()

  mutating func perform(_ effect: Effect) { checksum.mix(effect.code) }

  mutating func note(_ refusal: Refusal?) {
    if let refusal { checksum.mix(900 + Int(refusal.rawValue)) }
  }
}

private func events(_ trace: Trace.Numbers) -> [Event] {
  trace.compactMap { Event(number: $0.event, detail: $0.detail) }
}

/// The same machine as people write it by hand.
func shapes() -> [Subject] {
  [
    Subject("nested switch") { numbers in
      let events = events(numbers)
      return Subject.Run(
        check: {
          var machine = SwitchMachine()
          var sink = Mixing()
          for event in events { sink.note(machine.handle(event, &sink)) }
          return sink.checksum.value(state: machine.state.rawValue)
        },
        run: { counts in
          var machine = SwitchMachine()
          var sink = Counting(counts: counts)
          for event in events { _ = machine.handle(event, &sink) }
        })
    },
    Subject("dictionary of closures") { numbers in
      let events = events(numbers)
      let fresh = DictionaryMachine()
      return Subject.Run(
        check: {
          var machine = fresh
          var sink = Mixing()
          for event in events { sink.note(machine.handle(event) { sink.perform($0) }) }
          return sink.checksum.value(state: machine.state.rawValue)
        },
        run: { counts in
          var machine = fresh
          for event in events { _ = machine.handle(event) { counts[$0.code & 1023] &+= 1 } }
        })
    },
    Subject("a class for each state") { numbers in
      let events = events(numbers)
      return Subject.Run(
        check: {
          var sink = Mixing()
          let machine = ClassMachine { sink.perform($0) }
          for event in events { sink.note(machine.handle(event)) }
          return sink.checksum.value(state: machine.current.state.rawValue)
        },
        run: { counts in
          let machine = ClassMachine { counts[$0.code & 1023] &+= 1 }
          for event in events { _ = machine.handle(event) }
        })
    },
  ]
}
