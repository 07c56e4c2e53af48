/// All that a driver is at one moment, apart from its clock: enough to go on later, in another process, with
/// another clock.
///
/// Where the machine is `Codable`, so is its snapshot, but for deferred events: they may carry any values, so
/// encoding a snapshot with some is an error. Take them out before, keep them in a way of your own, and put them
/// back before the driver is made.
public struct DriverSnapshot<Machine: TimedMachine> {
  /// The machine.
  public var machine: Machine

  /// The timers that run, in the order in which they were started.
  public var timers: [RunningTimer<Machine.Timer>]

  /// The events that wait for a change of state, the oldest first.
  public var deferredEvents: [Machine.Event]

  /// A snapshot made by hand.
  public init(
    machine: Machine, timers: [RunningTimer<Machine.Timer>] = [], deferredEvents: [Machine.Event] = []
  ) {
    self.machine = machine
    self.timers = timers
    self.deferredEvents = deferredEvents
  }
}

extension DriverSnapshot: Sendable {}
extension DriverSnapshot: Equatable where Machine: Equatable, Machine.Event: Equatable {}

extension Driver {
  /// What the driver is now; nothing is fired first, so that a timer may be overdue in it.
  public var snapshot: DriverSnapshot<Machine> {
    DriverSnapshot(
      machine: machine, timers: timers.running(at: clock.now), deferredEvents: Array(deferredEvents))
  }

  /// A driver that goes on where another one was: the time that passed between the two does not count for the
  /// timers. It has started already; do not call ``start(perform:)``. Of deferred events it keeps the oldest, up to
  /// ``TimedMachine/deferralLimit``.
  public init(restoring snapshot: DriverSnapshot<Machine>, clock: Clock) {
    var deferredEvents = Machine.DeferredEvents()
    for event in snapshot.deferredEvents.prefix(Machine.deferralLimit) { deferredEvents.append(event) }
    self.init(
      snapshot.machine, timers: TimerQueue(snapshot.timers, at: clock.now), deferredEvents: deferredEvents,
      clock: clock)
  }
}
