/// What comes from the shop or the payment gateway.
public enum News: Hashable, Sendable {
  /// The customer was away for long.
  case sessionExpired
  /// The customer has signed in again.
  case signedIn
  /// The parcel has left the house.
  case shipped
  /// The parcel has arrived.
  case arrived
  /// The parcel has come back.
  case sentBack
  /// The payment gateway answers.
  case gateway(GatewayAnswer)
}

/// What a payment gateway answers.
public enum GatewayAnswer: Hashable, Sendable {
  /// The bank holds the amount.
  case approved
  /// The bank does not.
  case declined
  /// The customer has to go to this page of the bank first.
  case challengeRequired(page: String)
  /// The customer has proved who they are.
  case challengePassed
  /// The customer has not.
  case challengeFailed
  /// The amount is the shop's.
  case captured
  /// The amount is the customer's again.
  case refunded
}
