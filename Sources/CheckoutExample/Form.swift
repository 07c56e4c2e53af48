/// What the customer fills in.
public struct Form: Hashable, Sendable {
  /// Where to send it.
  public var address = ""
  /// What to pay with, as the gateway's token for it.
  public var card = ""

  /// A form filled in so far.
  public init(address: String = "", card: String = "") {
    self.address = address
    self.card = card
  }
}
