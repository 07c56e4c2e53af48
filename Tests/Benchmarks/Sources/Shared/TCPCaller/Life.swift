import Harness

/// A connection from its opening to its end as the straight line of calls that a program makes which knows what
/// it calls for; only the flags come from a table. The events are those of the trace of lives.
protocol Life {
  static var name: String { get }

  static func live(_ machine: inout Machine, _ details: UnsafePointer<UInt32>, _ host: some Host)
}

/// Every call is `handle(_:perform:)` with a constant event.
enum LifeOfEvents: Life {
  static let name = "handle(.close(…)), in line"

  @inline(__always)
  static func live(_ machine: inout Machine, _ details: UnsafePointer<UInt32>, _ host: some Host) {
    func take(_ event: Event) { host.note(machine.handle(event) { host.perform($0) }) }
    take(.activeOpen(.init(rawValue: details[0])))
    take(.segment(.init(rawValue: details[1])))
    take(.send(.init(rawValue: details[2])))
    take(.progress(.init(rawValue: details[3])))
    take(.segment(.init(rawValue: details[4])))
    take(.progress(.init(rawValue: details[5])))
    take(.segment(.init(rawValue: details[6])))
    take(.receive(.init(rawValue: details[7])))
    take(.send(.init(rawValue: details[8])))
    take(.segment(.init(rawValue: details[9])))
    take(.shutdown(.init(rawValue: details[10])))
    take(.segment(.init(rawValue: details[11])))
    take(.segment(.init(rawValue: details[12])))
    take(.close(.init(rawValue: details[13])))
    take(.timer(.timeWait))
    take(.abort)
  }
}

extension Subject {
  /// The generated machine, driven by a straight line of calls.
  static func generated(_ life: (some Life).Type, goal: Goal) -> Subject {
    Subject(life.name, goal: goal, isStraight: true) { numbers in
      let details = numbers.map(\.detail)
      return Run(
        check: {
          Mixing.checksum { host in Benchmarks.live(life, details, host).state.rawValue }
        },
        run: { counts in _ = Benchmarks.live(life, details, Counting(counts: counts)) })
    }
  }
}

extension Benchmarks {
  @inline(never)
  static func live<L: Life, H: Host>(_ life: L.Type, _ details: [UInt32], _ host: H) -> Machine {
    var machine = Machine()
    details.withUnsafeBufferPointer { details in
      guard let first = details.baseAddress else { return }
      for start in stride(from: 0, to: details.count, by: 16) { L.live(&machine, first + start, host) }
    }
    return machine
  }
}
