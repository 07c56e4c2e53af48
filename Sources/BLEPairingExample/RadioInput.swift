/// What a central hears from its controller.
public enum RadioInput: Hashable, Sendable {
  /// An advertisement of the device with this address.
  case advertisement(from: String)
  /// The link is there.
  case connected
  /// There will be no link.
  case connectionFailed
  /// The link is encrypted.
  case encrypted
  /// The peer refuses the key.
  case encryptionFailed
  /// The link is gone.
  case disconnected
  /// A command of the peer's Security Manager.
  case command(SecurityCommand)
}

/// A command of the Security Manager Protocol, as far as it concerns the course of pairing: of values, only
/// whether they are what they should be.
public enum SecurityCommand: Hashable, Sendable {
  /// What the peer can do.
  case pairingResponse(IOCapability, secureConnections: Bool)
  /// Its public key, a point on the curve or not.
  case publicKey(isValid: Bool)
  /// Its confirm value.
  case confirm
  /// Its random value, which opens the confirm value before it or does not.
  case random(isValid: Bool)
  /// Its check of the Diffie-Hellman key.
  case dhKeyCheck(isValid: Bool)
  /// The last key it distributes.
  case identity
  /// It gives up.
  case pairingFailed
}
