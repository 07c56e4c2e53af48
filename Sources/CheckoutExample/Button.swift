/// What the customer can press.
public enum Button: Hashable, Sendable {
  /// Go from the cart to the order.
  case checkOut
  /// Go on to the next step.
  case next
  /// Go back to the step before.
  case back
  /// Go back to the cart.
  case editCart
  /// Order, and pay.
  case placeOrder
  /// Do not want it any more.
  case cancel
}
