/// What a door operator reads at its terminals at one moment: buttons, switches and sensors, as levels.
public struct DoorInputs: Hashable, Sendable {
  /// The open button in the car is held down.
  public var openButton = false
  /// The close button in the car is held down.
  public var closeButton = false
  /// Something is in the light curtain.
  public var curtain = false
  /// The edge of a leaf presses against something.
  public var edge = false
  /// The leaves are fully open.
  public var openLimit = false
  /// The leaves are fully closed.
  public var closedLimit = true
  /// The fire service key is turned on.
  public var fireKey = false

  /// A closed door that nobody touches.
  public init() {}

  /// What people have done since `earlier`, in the order in which it is to be reported: keys before sensors,
  /// sensors before fingers.
  func events(since earlier: DoorInputs) -> [ElevatorDoor.Event] {
    var events: [ElevatorDoor.Event] = []
    func report(
      _ input: KeyPath<DoorInputs, Bool>, on: ElevatorDoor.Event?, off: ElevatorDoor.Event? = nil
    ) {
      guard self[keyPath: input] != earlier[keyPath: input] else { return }
      if let event = self[keyPath: input] ? on : off { events.append(event) }
    }
    report(\.fireKey, on: .fireServiceOn, off: .fireServiceOff)
    report(\.curtain, on: .curtainBroken, off: .curtainCleared)
    report(\.edge, on: .edgeTouched)
    report(\.openButton, on: .openPressed, off: .openReleased)
    report(\.closeButton, on: .closePressed, off: .closeReleased)
    return events
  }

  /// Whether the leaves are where this drives them. That is no change but a fact: a door that reverses before
  /// it has left the switch is there already.
  func endOfTravel(of motor: DoorOutputs.Motor) -> ElevatorDoor.Event? {
    switch motor {
    case .stopped: nil
    case .opening: openLimit ? .fullyOpen : nil
    case .closing, .creeping: closedLimit ? .fullyClosed : nil
    }
  }
}
