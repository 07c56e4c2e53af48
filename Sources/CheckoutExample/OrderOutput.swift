/// What an order asks of its surroundings.
public enum OrderOutput: Hashable, Sendable {
  /// Send the gateway a request; it does once what it is asked twice with the same key.
  case request(GatewayRequest, key: String)
  /// Show the bank's page to the customer; `nil` closes it.
  case challenge(page: String?)
  /// Tell the customer.
  case tell(Notice)
  /// The button cannot be pressed now.
  case refuse(Checkout.Rejection)
  /// Somebody of the shop should look into this.
  case lookInto

  /// What the gateway is asked.
  public enum GatewayRequest: Hashable, Sendable {
    /// Hold the amount.
    case authorise
    /// Give the shop the amount held.
    case capture
    /// Give it back.
    case refund
    /// Let go of it.
    case release
  }

  /// What the customer is told.
  public enum Notice: Hashable, Sendable {
    /// The payment was declined.
    case declined
    /// The payment could not be made now.
    case tryAgain
    /// Thank you for your order.
    case confirmed
    /// The money is on its way back.
    case refunded
  }

  /// The host's part of what the machine asks for; the timers are the driver's.
  init?(_ effect: Checkout.Effect, key: String) {
    switch effect {
    case .authorise: self = .request(.authorise, key: key)
    case .capture: self = .request(.capture, key: key)
    case .refund: self = .request(.refund, key: key)
    case .releaseAmount: self = .request(.release, key: key)
    case .showChallenge(let page): self = .challenge(page: page)
    case .hideChallenge: self = .challenge(page: nil)
    case .sayDeclined: self = .tell(.declined)
    case .sayTryAgain: self = .tell(.tryAgain)
    case .confirmOrder: self = .tell(.confirmed)
    case .confirmRefund: self = .tell(.refunded)
    case .lookInto: self = .lookInto
    case .start, .stop, .stopAll: return nil
    }
  }
}
