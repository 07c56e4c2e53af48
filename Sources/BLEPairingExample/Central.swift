public import EnumatonRuntime

/// A phone that pairs with a device: the generated ``BLEPairing`` between a user interface and a Bluetooth
/// controller.
///
/// It works out what the machine is told, such as the method that the abilities of both sides allow, and
/// keeps the bonds. The cryptography is left to others.
public struct Central<Clock: TimeSource> {
  /// The devices whose long-term keys are stored.
  public private(set) var bonds: Set<String> = []

  private var driver: Driver<BLEPairing, Clock>
  private let capability: IOCapability
  private var peer = ""
  private var method = PairingMethod.justWorks

  /// A central that can show and ask these things.
  public init(_ capability: IOCapability, bonds: Set<String> = [], clock: Clock) {
    self.capability = capability
    self.bonds = bonds
    driver = Driver(BLEPairing(), clock: clock)
    driver.start { _ in }
  }

  /// The state of the machine.
  public var state: BLEPairing.State { driver.machine.state }

  /// The bit of the passkey, from 1 to 20, that is being proved.
  public var passkeyBit: Int { Int(driver.machine.counters.bit) }

  /// How many messages wait for the link to be encrypted.
  public var waitingMessages: Int { driver.deferredEvents.count }

  /// When a timer is due next; `nil` if none is running.
  public var nextDeadline: Instant? { driver.nextDeadline }

  /// The only source of time.
  public var clock: Clock {
    get { driver.clock }
    set { driver.clock = newValue }
  }
}

// The user.
extension Central {
  /// Makes a secure link to a device.
  public mutating func pair(with address: String) -> [CentralOutput] {
    if state == .idle { peer = address }
    return handle(.pair)
  }

  /// The user says whether both displays show the same number.
  public mutating func confirm(_ isSame: Bool) -> [CentralOutput] { handle(isSame ? .confirm : .deny) }

  /// The user has entered the passkey, or will not.
  public mutating func enterPasskey(_ isEntered: Bool = true) -> [CentralOutput] {
    handle(isEntered ? .enterPasskey : .deny)
  }

  /// Sends a message, as soon as the link is encrypted.
  public mutating func send(_ message: [UInt8]) -> [CentralOutput] { handle(.send(message: message)) }

  /// Breaks off whatever goes on.
  public mutating func disconnect() -> [CentralOutput] { handle(.disconnect) }

  /// Forgets a device: the next time it has to be paired with again.
  public mutating func forget(_ address: String) { bonds.remove(address) }
}

// The controller.
extension Central {
  /// The controller has heard something.
  public mutating func receive(_ input: RadioInput) -> [CentralOutput] {
    switch input {
    case .advertisement(let address): address == peer ? handle(.found) : []
    case .connected: handle(.connected(bonds.contains(peer) ? .bonded : []))
    case .connectionFailed: handle(.connectionFailed)
    case .encrypted: handle(.encrypted)
    case .encryptionFailed: handle(.encryptionFailed)
    case .disconnected: handle(.disconnected)
    case .command(let command): handle(event(of: command))
    }
  }

  /// Fires the timers that are due.
  public mutating func fireDueTimers() -> [CentralOutput] {
    var outputs: [CentralOutput] = []
    let capability = capability
    driver.fireDueTimers { effect in
      if let output = CentralOutput(effect, of: capability) { outputs.append(output) }
    } observe: { event, reaction in
      if let output = CentralOutput(event, reaction) { outputs.append(output) }
    }
    return outputs
  }

  private mutating func event(of command: SecurityCommand) -> BLEPairing.Event {
    switch command {
    case .pairingResponse(let capability, let isSecure):
      method = PairingMethod(here: self.capability, peer: capability)
      var facts: BLEPairing.Event.PairingResponseFlags = isSecure ? .secure : []
      if method != .justWorks { facts.insert(.protected) }
      return .pairingResponse(facts)
    case .publicKey(let isValid):
      var facts: BLEPairing.Event.PublicKeyFlags = isValid ? .matches : []
      if method == .numericComparison { facts.insert(.comparable) }
      if method == .passkeyEnteredHere { facts.insert(.peerShows) }
      return .publicKey(facts)
    case .confirm: return .confirmValue
    case .random(let isValid): return .randomValue(isValid ? .matches : [])
    case .dhKeyCheck(let isValid): return .dhKeyCheck(isValid ? .matches : [])
    case .identity: return .identity
    case .pairingFailed: return .pairingFailed
    }
  }
}

// The machine.
extension Central {
  private mutating func handle(_ event: BLEPairing.Event) -> [CentralOutput] {
    var outputs: [CentralOutput] = []
    var storesBond = false
    let capability = capability
    driver.handle(event) { effect in
      if effect == .storeBond { storesBond = true }
      if let output = CentralOutput(effect, of: capability) { outputs.append(output) }
    } observe: { event, reaction in
      if let output = CentralOutput(event, reaction) { outputs.append(output) }
    }
    if storesBond { bonds.insert(peer) }
    return outputs
  }
}

extension Central where Clock == VirtualClock {
  /// Lets time pass.
  public mutating func advance(by wait: Duration) -> [CentralOutput] {
    let end = clock.now + wait
    var outputs: [CentralOutput] = []
    while let deadline = nextDeadline, deadline <= end {
      clock.advance(to: deadline)
      outputs += fireDueTimers()
    }
    clock.advance(to: end)
    return outputs
  }
}
