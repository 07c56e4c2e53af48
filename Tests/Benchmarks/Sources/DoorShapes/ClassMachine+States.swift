// Written by a test of Enumaton from Door.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

/// What a state answers, unless its class says otherwise: nothing.
class AnyState {
  let state: State
  init(_ state: State) { self.state = state }
  func open(_ machine: ClassMachine) -> Refusal? { nil }
  func close(_ machine: ClassMachine) -> Refusal? { nil }
  func turnKey(_ machine: ClassMachine, _ flags: Flags) -> Refusal? { nil }
  func push(_ machine: ClassMachine) -> Refusal? { nil }
}

private final class ShutState: AnyState {
  override func open(_ machine: ClassMachine) -> Refusal? {
    machine.move(to: .ajar)
    return nil
  }
  override func turnKey(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if !flags.contains(.keyFits) {
      return .wrongKey
    }
    machine.held.alarmed = true
    machine.perform(.ring)
    machine.move(to: .locked)
    return nil
  }
}

private final class AjarState: AnyState {
  override func close(_ machine: ClassMachine) -> Refusal? {
    machine.move(to: .shut)
    return nil
  }
}

private final class LockedState: AnyState {
  override func open(_ machine: ClassMachine) -> Refusal? {
    return .lockedDoor
  }
  override func turnKey(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if !flags.contains(.keyFits) {
      return .wrongKey
    }
    if flags.contains(.keyFits) && !machine.held.forced {
      machine.held.alarmed = false
      machine.move(to: .shut)
      return nil
    }
    machine.perform(.ring)
    machine.perform(.light(.keyFits))
    return nil
  }
  override func push(_ machine: ClassMachine) -> Refusal? {
    if machine.held.alarmed && !machine.held.forced {
      machine.held.forced = true
      machine.perform(.ring)
      return nil
    }
    return .lockedDoor
  }
}

extension ClassMachine {
  /// The objects, by the number of the state.
  static func states() -> [AnyState] {
    [ShutState(.shut), AjarState(.ajar), LockedState(.locked)]
  }

  func handle(_ event: Event) -> Refusal? {
    switch event {
    case .open: current.open(self)
    case .close: current.close(self)
    case .turnKey(let flags): current.turnKey(self, flags)
    case .push: current.push(self)
    }
  }
}
