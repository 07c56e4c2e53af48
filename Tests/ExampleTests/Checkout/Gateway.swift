import CheckoutExample

/// A payment gateway that does once what it is asked twice with the same key.
struct Gateway {
  /// The keys under which an amount is held, was captured, was given back.
  private(set) var held: Set<String> = []
  private(set) var captured: Set<String> = []
  private(set) var refunded: Set<String> = []

  /// Takes the requests among what an order asks for.
  mutating func take(_ outputs: [OrderOutput]) {
    for case .request(let request, let key) in outputs {
      switch request {
      case .authorise: held.insert(key)
      case .release: held.remove(key)
      case .capture: if held.remove(key) != nil { captured.insert(key) }
      case .refund: if captured.contains(key) { refunded.insert(key) }
      }
    }
  }
}
