/// A machine with timers, as a ``Driver`` sees it. Generated machines conform to it.
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
}
