import Harness

// A connection from its opening to its end as the straight line of calls that a program makes which knows what it
// calls for; only the flags come from a table. The events are those of the trace of lives.

/// How many events a life has.
private let length = 16

/// Every call is `handle(_:perform:)` with an event that is known there.
@inline(__always) private func liveByEvents(
  _ machine: inout Machine, _ flags: UnsafePointer<UInt32>, _ perform: (Effect) -> Void,
  _ note: (Machine.Reaction) -> Void
) {
  note(machine.handle(.activeOpen(.init(rawValue: flags[0])), perform: perform))
  note(machine.handle(.segment(.init(rawValue: flags[1])), perform: perform))
  note(machine.handle(.send(.init(rawValue: flags[2])), perform: perform))
  note(machine.handle(.progress(.init(rawValue: flags[3])), perform: perform))
  note(machine.handle(.segment(.init(rawValue: flags[4])), perform: perform))
  note(machine.handle(.progress(.init(rawValue: flags[5])), perform: perform))
  note(machine.handle(.segment(.init(rawValue: flags[6])), perform: perform))
  note(machine.handle(.receive(.init(rawValue: flags[7])), perform: perform))
  note(machine.handle(.send(.init(rawValue: flags[8])), perform: perform))
  note(machine.handle(.segment(.init(rawValue: flags[9])), perform: perform))
  note(machine.handle(.shutdown(.init(rawValue: flags[10])), perform: perform))
  note(machine.handle(.segment(.init(rawValue: flags[11])), perform: perform))
  note(machine.handle(.segment(.init(rawValue: flags[12])), perform: perform))
  note(machine.handle(.close(.init(rawValue: flags[13])), perform: perform))
  note(machine.handle(.timer(.timeWait), perform: perform))
  note(machine.handle(.abort, perform: perform))
}

/// Every call is the method of the event.
@inline(__always) private func liveByMethods(
  _ machine: inout Machine, _ flags: UnsafePointer<UInt32>, _ perform: (Effect) -> Void,
  _ note: (Machine.Reaction) -> Void
) {
  note(machine.activeOpen(.init(rawValue: flags[0]), perform: perform))
  note(machine.segment(.init(rawValue: flags[1]), perform: perform))
  note(machine.send(.init(rawValue: flags[2]), perform: perform))
  note(machine.progress(.init(rawValue: flags[3]), perform: perform))
  note(machine.segment(.init(rawValue: flags[4]), perform: perform))
  note(machine.progress(.init(rawValue: flags[5]), perform: perform))
  note(machine.segment(.init(rawValue: flags[6]), perform: perform))
  note(machine.receive(.init(rawValue: flags[7]), perform: perform))
  note(machine.send(.init(rawValue: flags[8]), perform: perform))
  note(machine.segment(.init(rawValue: flags[9]), perform: perform))
  note(machine.shutdown(.init(rawValue: flags[10]), perform: perform))
  note(machine.segment(.init(rawValue: flags[11]), perform: perform))
  note(machine.segment(.init(rawValue: flags[12]), perform: perform))
  note(machine.close(.init(rawValue: flags[13]), perform: perform))
  note(machine.timer(.timeWait, perform: perform))
  note(machine.abort(perform: perform))
}

extension Subject {
  static func lineOfEvents(goal: Goal) -> Subject {
    Subject("handle(.close(…)) in line", goal: goal, isStraight: true) { numbers in
      let flags = numbers.map(\.detail)
      return Run(
        check: {
          var machine = Machine()
          var log = Log()
          eachLife(flags) { liveByEvents(&machine, $0, { log.perform($0) }, { log.note($0) }) }
          return log.checksum.value(state: machine.state.rawValue)
        },
        run: { counts in runLineOfEvents(flags, counts) })
    }
  }
}

@inline(never) private func runLineOfEvents(_ flags: [UInt32], _ counts: Counts) {
  var machine = Machine()
  eachLife(flags) { liveByEvents(&machine, $0, { counts[$0.code & 1023] &+= 1 }, { _ in }) }
}

extension Subject {
  static func lineOfMethods(goal: Goal) -> Subject {
    Subject("close(…) in line", goal: goal, isStraight: true) { numbers in
      let flags = numbers.map(\.detail)
      return Run(
        check: {
          var machine = Machine()
          var log = Log()
          eachLife(flags) { liveByMethods(&machine, $0, { log.perform($0) }, { log.note($0) }) }
          return log.checksum.value(state: machine.state.rawValue)
        },
        run: { counts in runLineOfMethods(flags, counts) })
    }
  }
}

@inline(never) private func runLineOfMethods(_ flags: [UInt32], _ counts: Counts) {
  var machine = Machine()
  eachLife(flags) { liveByMethods(&machine, $0, { counts[$0.code & 1023] &+= 1 }, { _ in }) }
}

@inline(__always) private func eachLife(_ flags: [UInt32], _ live: (UnsafePointer<UInt32>) -> Void) {
  flags.withUnsafeBufferPointer { flags in
    guard let first = flags.baseAddress else { return }
    for start in stride(from: 0, to: flags.count, by: length) { live(first + start) }
  }
}
