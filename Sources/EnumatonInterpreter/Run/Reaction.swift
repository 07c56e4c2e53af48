package import EnumatonCheck
package import EnumatonSpec

/// What came of one event, of a timer or of an internal event. All that one event sets off is a list of
/// these; ``Macrostep`` puts them together as the generated code does.
package struct Reaction: Sendable {
  package enum Origin: Hashable, Sendable {
    /// It happened: an event or a timer.
    case outside
    /// The machine raised it itself, in answer to the reactions before.
    case raised
    /// It was deferred before, and offered again after a change of state.
    case recalled
  }

  package typealias Kind = Microstep.Kind

  /// A running timer and how long it still runs.
  package struct Remaining: Hashable, Sendable {
    package var timer: Identifier<Machine.Timer>
    package var nanoseconds: Int64
  }

  /// When, in nanoseconds since the start.
  package var time: Int64
  package var origin: Origin
  package var trigger: Machine.Trigger
  /// The flags that the event carried, by their bits.
  package var flags: UInt64
  /// The active states with nothing inside, in document order; one, unless there are regions.
  package var from: [Identifier<Machine.State>]
  /// Those that are active now; `from` unless it moved.
  package var to: [Identifier<Machine.State>]
  package var kind: Kind
  /// The rules that fired, in order; if none did, the one that says why. None if the event is unhandled.
  package var rules: [Rule]
  /// What the host is told to do, timers included, in order.
  package var effects: [Machine.Action]
  /// The held flags that are set now, by their bits.
  package var held: UInt64
  /// What is counted now, in the order of declaration.
  package var counters: [Int64]
  /// In the order of their declaration.
  package var timers: [Remaining]
  /// What waits now for a change of state, oldest first.
  package var deferred: [DeferredEvent]
}

/// An event, or the expiry of a timer, that waits to be offered again.
package struct DeferredEvent: Hashable, Sendable {
  package var trigger: Machine.Trigger
  /// The flags that it carries, by their bits.
  package var flags: UInt64
}
