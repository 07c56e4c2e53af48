import ElevatorDoorExample
import EnumatonRuntime

/// A door operator with a door: leaves that move, switches that notice, and people in the way. Everything
/// happens in scans of 50 ms.
struct Rig {
  var operated = DoorOperator(clock: VirtualClock())
  /// What people do to the door. The switches and the edge are the rig's.
  var inputs = DoorInputs()
  /// From 0, closed, to 60, open: three seconds of driving.
  private(set) var position = 0
  /// Where something hard keeps the leaves from closing any further.
  var obstacle: Int?
  /// Whether the leaves are jammed.
  var isJammed = false

  static let scan = Duration.milliseconds(50)

  var outputs: DoorOutputs { operated.outputs }
  var state: ElevatorDoor.State { operated.state }

  /// The car has come to a floor.
  mutating func arrive() { operated.requestOpen() }

  /// Lets time pass.
  mutating func run(_ wait: Duration) {
    let end = operated.clock.now + wait
    while operated.clock.now < end { step() }
  }

  /// Lets time pass until the machine is in this state, but no longer than a minute.
  mutating func run(until state: ElevatorDoor.State) {
    let end = operated.clock.now + .seconds(60)
    while self.state != state, operated.clock.now < end { step() }
  }

  /// Lets time pass while something is done to the door.
  mutating func run(_ wait: Duration, while input: WritableKeyPath<DoorInputs, Bool>) {
    inputs[keyPath: input] = true
    run(wait)
    inputs[keyPath: input] = false
    step()
  }

  private mutating func step() {
    operated.clock.advance(by: Self.scan)
    move()
    inputs.openLimit = position == 60
    inputs.closedLimit = position == 0
    operated.scan(inputs)
  }

  private mutating func move() {
    inputs.edge = false
    guard !isJammed else { return }
    switch outputs.motor {
    case .stopped: break
    case .opening: position = min(60, position + 1)
    case .closing: close()
    case .creeping: if operated.clock.now.nanoseconds % 100_000_000 == 0 { close() }
    }
  }

  private mutating func close() {
    if position == obstacle { inputs.edge = true } else { position = max(0, position - 1) }
  }
}
