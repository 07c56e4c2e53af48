package import EnumatonCheck
package import EnumatonSpec

/// What came of an event or of a timer.
package struct Reaction: Sendable {
  package enum Kind: Hashable, Sendable {
    /// Left a state and entered one, be it the same.
    case moved
    case stayed
    case ignored
    case rejected(Identifier<Machine.Rejection>)
    case unhandled
  }

  /// A running timer and how long it still runs.
  package struct Remaining: Hashable, Sendable {
    package var timer: Identifier<Machine.Timer>
    package var nanoseconds: Int64
  }

  /// When, in nanoseconds since the start.
  package var time: Int64
  package var trigger: Machine.Trigger
  /// The flags that the event carried, by their bits.
  package var flags: UInt64
  package var from: Identifier<Machine.State>
  /// The state it is in now; `from` unless it moved.
  package var to: Identifier<Machine.State>
  package var kind: Kind
  /// The rule that fired; none if the event is unhandled.
  package var rule: Rule?
  /// What the host is told to do, timers included, in order.
  package var effects: [Machine.Action]
  /// The held flags that are set now, by their bits.
  package var held: UInt64
  /// In the order of their declaration.
  package var timers: [Remaining]
}
