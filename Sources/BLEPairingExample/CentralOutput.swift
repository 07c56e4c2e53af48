/// What the controller and the user interface of a central are to do.
public enum CentralOutput: Hashable, Sendable {
  /// Look for advertisements, or stop looking.
  case scan(Bool)
  /// Create a link to the peer.
  case connect
  /// Give up creating one.
  case cancelConnection
  /// Drop the link.
  case disconnect
  /// Encrypt the link with the peer's long-term key.
  case encrypt
  /// Send a command of the Security Manager.
  case command(Command)
  /// Send this over the encrypted link.
  case transmit([UInt8])
  /// Ask the user, or show them, something; `nil` takes it away.
  case prompt(Prompt?)
  /// Tell the user.
  case tell(Notice)
  /// This will not be sent.
  case unsent([UInt8], Reason)

  /// A command of the Security Manager to the peer.
  public enum Command: Hashable, Sendable {
    /// Pairing Request, with what this side can do.
    case pairingRequest(IOCapability)
    /// Pairing Public Key.
    case publicKey
    /// Pairing Confirm; of a passkey, for the bit that is being proved.
    case confirm
    /// Pairing Random.
    case random
    /// Pairing DHKey Check.
    case dhKeyCheck
    /// The keys that this side distributes.
    case identity
    /// Pairing Failed, with the code of its reason (3.5.5).
    case pairingFailed(UInt8)
  }

  /// What the user sees.
  public enum Prompt: Hashable, Sendable {
    /// Is this number also shown by the peer?
    case compareNumbers
    /// What passkey does the peer show?
    case enterPasskey
    /// Enter this passkey at the peer.
    case showPasskey
  }

  /// What the user is told.
  public enum Notice: Hashable, Sendable {
    /// The link is encrypted.
    case ready
    /// No such device is near.
    case notFound
    /// The device does not answer.
    case unreachable
    /// Pairing did not succeed.
    case pairingRefused
    /// The device does not know the bond any more, or is another one.
    case bondRefused
    /// The link broke off.
    case lost
    /// There is a link already, or one is being made.
    case busy
  }

  /// Why something is not sent.
  public enum Reason: Hashable, Sendable {
    /// There is nobody to send to.
    case notPaired
    /// Too much waits already.
    case tooMuch
  }
}

extension CentralOutput {
  /// What the machine asks for, as far as it is not the central's or the driver's own business.
  init?(_ effect: BLEPairing.Effect, of capability: IOCapability) {
    switch effect {
    case .startScan: self = .scan(true)
    case .stopScan: self = .scan(false)
    case .connect: self = .connect
    case .cancelConnection: self = .cancelConnection
    case .dropLink: self = .disconnect
    case .startEncryption: self = .encrypt

    case .sendPairingRequest: self = .command(.pairingRequest(capability))
    case .sendPublicKey: self = .command(.publicKey)
    case .sendConfirm: self = .command(.confirm)
    case .sendRandom: self = .command(.random)
    case .sendDHKeyCheck: self = .command(.dhKeyCheck)
    case .sendIdentity: self = .command(.identity)
    case .sendPairingFailed(let reason): self = .command(.pairingFailed(reason.code))
    case .transmit(let message): self = .transmit(message)

    case .askNumber: self = .prompt(.compareNumbers)
    case .askPasskey: self = .prompt(.enterPasskey)
    case .showPasskey: self = .prompt(.showPasskey)
    case .closePrompt: self = .prompt(nil)
    case .ready: self = .tell(.ready)
    case .notFound: self = .tell(.notFound)
    case .unreachable: self = .tell(.unreachable)
    case .pairingRefused: self = .tell(.pairingRefused)
    case .bondRefused: self = .tell(.bondRefused)
    case .lost: self = .tell(.lost)

    case .storeBond, .start, .stop, .stopAll: return nil
    }
  }

  /// What the user should know of what came of an event, be it now or after it was deferred.
  init?(_ event: BLEPairing.Event, _ reaction: BLEPairing.Reaction) {
    switch (event, reaction) {
    case (.send(let message), .rejected): self = .unsent(message, .notPaired)
    case (.send(let message), .overflow): self = .unsent(message, .tooMuch)
    case (.pair, .rejected): self = .tell(.busy)
    default: return nil
    }
  }
}

extension BLEPairing.Effect.SendPairingFailedFlags {
  /// The code of the reason (3.5.5).
  fileprivate var code: UInt8 {
    if contains(.passkeyEntryFailed) { return 0x01 }
    if contains(.authenticationRequirements) { return 0x03 }
    if contains(.confirmValueFailed) { return 0x04 }
    if contains(.invalidParameters) { return 0x0A }
    if contains(.dhKeyCheckFailed) { return 0x0B }
    if contains(.numericComparisonFailed) { return 0x0C }
    return 0x08
  }
}
