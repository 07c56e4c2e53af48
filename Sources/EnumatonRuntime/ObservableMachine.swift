/// A machine that can say what it does in the spec's words. Generated machines can, but for those to which nothing
/// ever happens.
public protocol ObservableMachine: TimedMachine {
  /// The machine's name.
  static var name: StaticString { get }

  /// The event's name; of a timer's expiry that of the timer, of its exhaustion with `.exhausted` behind it.
  static func name(of event: Event) -> StaticString

  /// What kind of answer a reaction is.
  static func outcome(of reaction: Reaction) -> ReactionOutcome

  /// What the event says of a timer; `nil` if it is none of a timer's.
  static func timerChange(of event: Event) -> TimerChange?

  /// The names of the transitions that were taken, in order.
  static func forEachTransition(of reaction: Reaction, _ body: (StaticString) -> Void)

  /// The names of the active states: the machine's own, then those of the regions that are active.
  func forEachState(_ body: (StaticString) -> Void)
}

extension ObservableMachine where Timer == NoTimer {
  /// No event is a timer's.
  @inlinable
  public static func timerChange(of event: Event) -> TimerChange? { nil }
}
