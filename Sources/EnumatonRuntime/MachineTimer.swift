/// The timers of a machine: an enumeration whose cases know their schedule.
public protocol MachineTimer: Hashable, Sendable, CaseIterable {
  /// Where a ``TimerQueue`` keeps those that run: ``ArrayTimerSlots`` unless said otherwise, or
  /// ``InlineTimerSlots`` where no heap is to be used.
  associatedtype Slots: TimerSlots<Self> = ArrayTimerSlots<Self>

  /// When it expires, counted from its start.
  var schedule: TimerSchedule { get }

  /// Its place among all cases, from 0.
  var index: Int { get }

  /// What it is called in snapshots and by observers.
  var name: StaticString { get }
}

/// The timers of a machine that has none.
@frozen
public enum NoTimer: MachineTimer {
  /// There is no timer to ask.
  @inlinable public var schedule: TimerSchedule { switch self {} }

  /// There is no timer to ask.
  @inlinable public var index: Int { switch self {} }

  /// There is no timer to ask.
  @inlinable public var name: StaticString { switch self {} }
}

/// What an effect asks of the timers.
@frozen
public enum TimerCommand<Timer: Sendable>: Sendable {
  /// Start the timer, or start it anew.
  case start(Timer)

  /// Stop the timer if it runs.
  case stop(Timer)

  /// Stop every timer.
  case stopAll
}

extension TimerCommand: Equatable where Timer: Equatable {}
