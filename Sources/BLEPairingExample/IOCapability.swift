/// What a device can show and ask (Bluetooth Core Specification, Volume 3, Part H, 2.3.2).
public enum IOCapability: Hashable, Sendable, CaseIterable {
  /// It can show a number.
  case displayOnly
  /// It can show a number, and be told yes or no.
  case displayYesNo
  /// A number can be entered.
  case keyboardOnly
  /// Neither.
  case noInputNoOutput
  /// It can show a number, and one can be entered.
  case keyboardDisplay

  fileprivate var shows: Bool { self == .displayOnly || self == .displayYesNo || self == .keyboardDisplay }
  fileprivate var confirms: Bool { self == .displayYesNo || self == .keyboardDisplay }
  fileprivate var enters: Bool { self == .keyboardOnly || self == .keyboardDisplay }
}

/// How two devices authenticate each other with LE Secure Connections.
public enum PairingMethod: Hashable, Sendable {
  /// Not at all.
  case justWorks
  /// Both show a number, and the user says whether it is the same.
  case numericComparison
  /// The user enters at this side what the peer shows (or, if both have only a keyboard, makes up).
  case passkeyEnteredHere
  /// The user enters at the peer what this side shows.
  case passkeyShownHere

  /// The method for what both sides can do (2.3.5.1, table 2.8).
  public init(here: IOCapability, peer: IOCapability) {
    if here == .noInputNoOutput || peer == .noInputNoOutput {
      self = .justWorks
    } else if here.confirms, peer.confirms {
      self = .numericComparison
    } else if here.shows, peer.enters {
      self = .passkeyShownHere
    } else if here.enters {
      self = .passkeyEnteredHere
    } else {
      self = .justWorks
    }
  }
}
