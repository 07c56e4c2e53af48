/// A machine with an observer: it does what the machine does, and tells the observer.
///
///     var driver = Driver(Observed(Door(), by: Watcher()), clock: MonotonicClock())
///
/// A machine that is not wrapped has nothing of this in it: there is no hook to be switched off.
@frozen
public struct Observed<Base: ObservableMachine, Observer: MachineObserver>: TimedMachine {
  /// The machine itself.
  public var base: Base

  /// Who is told.
  public var observer: Observer

  /// A machine whose reactions an observer is told of from now on.
  @inlinable
  public init(_ base: Base, by observer: Observer) {
    self.base = base
    self.observer = observer
  }

  /// Hands the event to the machine, and tells the observer.
  @inlinable
  public mutating func handle(_ event: Base.Event) -> Base.Reaction {
    if let change = Base.timerChange(of: event) { observer.observe(change, of: Base.self) }
    let before = base
    let reaction = base.handle(event)
    observer.observe(ObservedReaction(event, reaction, from: before, to: base))
    tellTimers(of: Base.effects(of: reaction))
    return reaction
  }

  /// Tells the observer of the timers that run from the start.
  @inlinable
  public mutating func willStart() {
    base.willStart()
    tellTimers(of: Base.initialEffects)
  }

  /// Tells the observer of an event that is lost.
  @inlinable
  public mutating func didLose(_ event: Base.Event) {
    base.didLose(event)
    guard let overflow = Base.overflow else { return }
    observer.observe(ObservedReaction(event, overflow, from: base, to: base))
  }

  @inlinable
  mutating func tellTimers(of effects: Base.Effects) {
    for effect in effects {
      switch Base.timerCommand(of: effect) {
      case .start(let timer): observer.observe(.started(timer.name), of: Base.self)
      case .stop(let timer): observer.observe(.stopped(timer.name), of: Base.self)
      case .stopAll: observer.observe(.stoppedAll, of: Base.self)
      case nil: break
      }
    }
  }
}

// All else is the machine's.
extension Observed {
  /// What the machine asks for at its start.
  @inlinable public static var initialEffects: Base.Effects { Base.initialEffects }

  /// The effects of a reaction.
  @inlinable
  public static func effects(of reaction: Base.Reaction) -> Base.Effects { Base.effects(of: reaction) }

  /// The event that a timer has expired.
  @inlinable
  public static func expiry(of timer: Base.Timer) -> Base.Event { Base.expiry(of: timer) }

  /// The event that a timer's last attempt ran out.
  @inlinable
  public static func exhaustion(of timer: Base.Timer) -> Base.Event? { Base.exhaustion(of: timer) }

  /// What an effect asks of the timers.
  @inlinable
  public static func timerCommand(of effect: Base.Effect) -> TimerCommand<Base.Timer>? {
    Base.timerCommand(of: effect)
  }

  /// How many deferred events are kept.
  @inlinable public static var deferralLimit: Int { Base.deferralLimit }

  /// Whether the event is to be kept.
  @inlinable
  public static func isDeferred(_ reaction: Base.Reaction) -> Bool { Base.isDeferred(reaction) }

  /// Whether the machine changed its state.
  @inlinable
  public static func isMove(_ reaction: Base.Reaction) -> Bool { Base.isMove(reaction) }

  /// The answer to an event for which there was no place.
  @inlinable public static var overflow: Base.Reaction? { Base.overflow }
}

/// Two observers as one; the first is told first.
@frozen
public struct ObserverPair<First: MachineObserver, Second: MachineObserver>: MachineObserver {
  /// Who is told first.
  public var first: First

  /// Who is told then.
  public var second: Second

  /// Both of them.
  @inlinable
  public init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }

  /// Tells both.
  @inlinable
  public mutating func observe<Machine>(_ reaction: ObservedReaction<Machine>) {
    first.observe(reaction)
    second.observe(reaction)
  }

  /// Tells both.
  @inlinable
  public mutating func observe<Machine: ObservableMachine>(_ change: TimerChange, of machine: Machine.Type) {
    first.observe(change, of: machine)
    second.observe(change, of: machine)
  }
}
