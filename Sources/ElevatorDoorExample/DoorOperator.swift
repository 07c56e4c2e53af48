public import EnumatonRuntime

/// The box on top of an elevator car that runs its door: the generated ``ElevatorDoor``, wired to terminals.
///
/// Like any such controller it works in scans: read the inputs, find out what has changed, set the outputs.
/// Between two scans nothing happens.
public struct DoorOperator<Clock: TimeSource> {
  /// What is set at the terminals now.
  public private(set) var outputs = DoorOutputs()

  private var driver: Driver<ElevatorDoor, Clock>
  private var inputs = DoorInputs()

  /// The operator of a door that is closed.
  public init(clock: Clock) {
    driver = Driver(ElevatorDoor(), clock: clock)
    var outputs = outputs
    driver.start { outputs.perform($0) }
    self.outputs = outputs
  }

  /// The state of the machine.
  public var state: ElevatorDoor.State { driver.machine.state }

  /// The only source of time.
  public var clock: Clock {
    get { driver.clock }
    set { driver.clock = newValue }
  }

  /// Fires the timers that are due, and reports what has changed at the terminals and where the leaves are.
  public mutating func scan(_ inputs: DoorInputs) {
    var outputs = outputs
    driver.fireDueTimers { outputs.perform($0) }
    for event in inputs.events(since: self.inputs) { driver.handle(event) { outputs.perform($0) } }
    if let event = inputs.endOfTravel(of: outputs.motor) { driver.handle(event) { outputs.perform($0) } }
    self.inputs = inputs
    self.outputs = outputs
  }

  /// The car has come to a floor, or somebody there has called it again: the door is to open.
  ///
  /// - Returns: Why it will not, if so.
  @discardableResult
  public mutating func requestOpen() -> ElevatorDoor.Rejection? {
    send(.openRequested)
  }

  /// A technician has repaired the door.
  public mutating func acknowledgeRepair() {
    outputs.serviceCall = false
    send(.repaired)
  }

  @discardableResult
  private mutating func send(_ event: ElevatorDoor.Event) -> ElevatorDoor.Rejection? {
    var outputs = outputs
    let reaction = driver.handle(event) { outputs.perform($0) }
    self.outputs = outputs
    if case .rejected(let reason) = reaction { return reason }
    return nil
  }
}
