/// Is told what a machine does; see ``Observed``. The one of the package's product `EnumatonObservability` writes
/// logs, counts and traces.
///
/// All that it is told are values it may look at or not: names are looked up only when they are asked for.
public protocol MachineObserver: Sendable {
  /// The machine was offered an event, and this came of it. Timers are told of after the reaction that started or
  /// stopped them.
  mutating func observe<Machine>(_ reaction: ObservedReaction<Machine>)

  /// A timer expired, before the reaction to that is told; or it was started or stopped.
  mutating func observe<Machine: ObservableMachine>(_ change: TimerChange, of machine: Machine.Type)
}

extension MachineObserver {
  /// Whoever does not care about timers need not mention them.
  @inlinable
  public mutating func observe<Machine: ObservableMachine>(_ change: TimerChange, of machine: Machine.Type) {}
}

/// An event that a machine was offered, and what came of it.
@frozen
public struct ObservedReaction<Machine: ObservableMachine> {
  /// What happened.
  public let event: Machine.Event

  /// What came of it.
  public let reaction: Machine.Reaction

  /// The machine as it was before.
  public let before: Machine

  /// The machine as it is now.
  public let after: Machine

  @inlinable
  init(_ event: Machine.Event, _ reaction: Machine.Reaction, from before: Machine, to after: Machine) {
    self.event = event
    self.reaction = reaction
    self.before = before
    self.after = after
  }

  /// The event's name: `push`, `dwell`, `retransmission.exhausted`.
  @inlinable public var eventName: StaticString { Machine.name(of: event) }

  /// What kind of answer it was.
  @inlinable public var outcome: ReactionOutcome { Machine.outcome(of: reaction) }
}

extension ObservedReaction: Sendable {}

/// What kind of answer a machine gave.
@frozen
public enum ReactionOutcome: Sendable {
  /// The machine changed its state, or left and re-entered it.
  case moved
  /// The machine did something without leaving its state.
  case stayed
  /// The event was expected, and nothing was to be done.
  case ignored
  /// The event waits for a change of state.
  case deferred
  /// The event was to wait, but there was no place; it is lost.
  case overflow
  /// The event was refused, for the reason of this name.
  case rejected(StaticString)
  /// The spec gives no answer to the event in this state.
  case unhandled

  /// `moved`, …; of a refusal `rejected`.
  @inlinable
  public var name: StaticString {
    switch self {
    case .moved: "moved"
    case .stayed: "stayed"
    case .ignored: "ignored"
    case .deferred: "deferred"
    case .overflow: "overflow"
    case .rejected: "rejected"
    case .unhandled: "unhandled"
    }
  }
}

/// What became of a timer, by its name.
@frozen
public enum TimerChange: Sendable {
  /// It was started, or started anew.
  case started(StaticString)
  /// It was stopped, if it ran.
  case stopped(StaticString)
  /// Every timer was stopped.
  case stoppedAll
  /// One of its waits ended.
  case expired(StaticString)
  /// The wait after its last attempt ended.
  case exhausted(StaticString)
}
