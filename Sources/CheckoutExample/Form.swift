/// What the customer fills in.
public struct Form: Hashable, Sendable {
  /// Where to send it.
  public var address = ""
  /// What to pay with, as the gateway's token for it.
  public var card = ""
}
