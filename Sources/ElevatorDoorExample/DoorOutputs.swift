/// What a door operator sets at its terminals.
public struct DoorOutputs: Hashable, Sendable {
  /// What the drive does with the leaves.
  public enum Motor: Hashable, Sendable {
    /// It does not move them.
    case stopped
    /// It moves them apart.
    case opening
    /// It moves them together.
    case closing
    /// It moves them together, slowly.
    case creeping
  }

  /// The drive.
  public var motor = Motor.stopped
  /// The door is locked: the car may move.
  public var isLocked = false
  /// The buzzer sounds.
  public var buzzer = false
  /// The firefighter's helmet is lit.
  public var helmet = false
  /// The building is told to send a technician.
  public var serviceCall = false

  /// Sets what the machine asks for.
  mutating func perform(_ effect: ElevatorDoor.Effect) {
    switch effect {
    case .driveOpen: motor = .opening
    case .driveClosed: motor = .closing
    case .creepClosed: motor = .creeping
    case .stopMotor: motor = .stopped
    case .lock: isLocked = true
    case .unlock: isLocked = false
    case .buzz: buzzer = true
    case .silence: buzzer = false
    case .lightHelmet: helmet = true
    case .darkenHelmet: helmet = false
    case .callService: serviceCall = true
    case .start, .stop, .stopAll: break  // the driver's
    }
  }
}
