import Harness

/// A way to give an event to the machine and to perform what it asks for.
protocol Entrance {
  static var name: String { get }

  static func take(_ event: Event, _ machine: inout Machine, _ host: some Host) -> Machine.Reaction
}

/// The effects are performed while the event is handled.
enum Performing: Entrance {
  static let name = "handle(_:perform:)"

  @inline(__always)
  static func take(_ event: Event, _ machine: inout Machine, _ host: some Host) -> Machine.Reaction {
    machine.handle(event) { host.perform($0) }
  }
}

/// The effects are the reaction's.
enum Returning: Entrance {
  static let name = "handle(_:)"

  @inline(__always)
  static func take(_ event: Event, _ machine: inout Machine, _ host: some Host) -> Machine.Reaction {
    let reaction = machine.handle(event)
    for effect in reaction.effects { host.perform(effect) }
    return reaction
  }
}

extension Subject {
  /// The generated machine, driven through an entrance.
  static func generated(_ entrance: (some Entrance).Type, goal: Goal) -> Subject {
    Subject(entrance.name, goal: goal) { numbers in
      let events = numbers.compactMap { Event(number: $0.event, detail: $0.detail) }
      return Run(
        check: {
          Mixing.checksum { host in Benchmarks.run(entrance, events, host).state.rawValue }
        },
        run: { counts in _ = Benchmarks.run(entrance, events, Counting(counts: counts)) })
    }
  }
}

/// The loops that are timed.
enum Benchmarks {
  @inline(never)
  static func run<E: Entrance, H: Host>(_ entrance: E.Type, _ events: [Event], _ host: H) -> Machine {
    var machine = Machine()
    for event in events { host.note(E.take(event, &machine, host)) }
    return machine
  }
}
