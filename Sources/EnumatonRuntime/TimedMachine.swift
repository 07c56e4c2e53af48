/// A machine as a ``Driver`` sees it. Generated machines conform to it, but for those to which nothing ever
/// happens; ``NoTimer`` stands for the timers of one that has none.
public protocol TimedMachine: Sendable {
  /// What can happen.
  associatedtype Event: Sendable

  /// What the machine asks of its host.
  associatedtype Effect: Sendable

  /// Its timers.
  associatedtype Timer: MachineTimer

  /// What it answers to an event.
  associatedtype Reaction: Sendable

  /// Effects in the order they are to be performed.
  associatedtype Effects: Sequence where Effects.Element == Effect

  /// What entering the initial state asks of the host before the first event.
  static var initialEffects: Effects { get }

  /// Takes the event and says how it reacted.
  mutating func handle(_ event: Event) -> Reaction

  /// The effects of a reaction; none if the event was not taken.
  static func effects(of reaction: Reaction) -> Effects

  /// The event that a timer has expired.
  static func expiry(of timer: Timer) -> Event

  /// The event that a timer's last attempt ran out; `nil` for timers without attempts.
  static func exhaustion(of timer: Timer) -> Event?

  /// What an effect asks of the timers; `nil` for an effect that is the host's alone.
  static func timerCommand(of effect: Effect) -> TimerCommand<Timer>?

  /// Where the events wait that it defers: an array unless said otherwise, or ``InlineEvents`` where no heap is
  /// to be used.
  associatedtype DeferredEvents: EventQueue<Event> & Sendable = [Event]

  /// How many deferred events are kept at most; 0 for a machine that defers nothing.
  static var deferralLimit: Int { get }

  /// Whether the event is to be kept and offered again after the next change of state.
  static func isDeferred(_ reaction: Reaction) -> Bool

  /// Whether the machine changed its state, so that deferred events may have an answer now. Only asked of
  /// machines that defer.
  static func isMove(_ reaction: Reaction) -> Bool

  /// The reaction to an event that should be kept, but for which there was no place; `nil` for a machine
  /// that defers nothing.
  static var overflow: Reaction? { get }

  /// The driver is about to perform the initial effects. A wrapper such as ``Observed`` wants to know.
  mutating func willStart()

  /// The driver had no place for an event that was to be kept.
  mutating func didLose(_ event: Event)
}

extension TimedMachine {
  /// Nothing more is to be done.
  @inlinable
  public mutating func willStart() {}

  /// Nothing more is to be done.
  @inlinable
  public mutating func didLose(_ event: Event) {}
}

// A machine that defers nothing need not mention it.
extension TimedMachine {
  /// Nothing is deferred.
  @inlinable public static var deferralLimit: Int { 0 }

  /// Nothing is deferred.
  @inlinable
  public static func isDeferred(_ reaction: Reaction) -> Bool { false }

  /// Nobody asks, where nothing is deferred.
  @inlinable
  public static func isMove(_ reaction: Reaction) -> Bool { false }

  /// Nothing is deferred, so nothing is lost.
  @inlinable public static var overflow: Reaction? { nil }
}

// Neither need a machine without timers; its functions would have parameters that cannot be, which the
// compiler warns of unless their bodies are empty.
extension TimedMachine where Timer == NoTimer {
  /// No timer expires.
  public static func expiry(of timer: NoTimer) -> Event {}

  /// No timer is exhausted.
  public static func exhaustion(of timer: NoTimer) -> Event? {}

  /// Every effect is the host's alone.
  public static func timerCommand(of effect: Effect) -> TimerCommand<NoTimer>? { nil }
}

extension TimedMachine where Effects == EmptyCollection<Never> {
  /// The machine asks for nothing.
  public static var initialEffects: EmptyCollection<Never> { EmptyCollection() }

  /// The machine asks for nothing.
  public static func effects(of reaction: Reaction) -> EmptyCollection<Never> { EmptyCollection() }
}
