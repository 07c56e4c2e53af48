public import EnumatonRuntime

/// One order of a shop: the generated ``Checkout`` between a customer's browser, a payment gateway and a
/// warehouse.
///
/// The order knows what is in the cart and in the forms; the machine knows the way.
public struct Order<Clock: TimeSource> {
  /// The order's number; the keys of its requests begin with it.
  public let number: Int
  /// What to buy.
  public var cart: [Item] = []
  /// What the customer has filled in.
  public var form = Form()

  private var driver: Driver<Checkout, Clock>
  /// How many attempts to pay there were: each has a key of its own, and all requests of one have the same.
  private var attempt = 0

  /// An order with nothing in the cart.
  public init(number: Int, clock: Clock) {
    self.number = number
    driver = Driver(Checkout(), clock: clock)
    driver.start { _ in }
  }

  /// The machine.
  public var machine: Checkout { driver.machine }

  /// When a timer is due next; `nil` if none is running.
  public var nextDeadline: Instant? { driver.nextDeadline }

  /// The only source of time.
  public var clock: Clock {
    get { driver.clock }
    set { driver.clock = newValue }
  }

  /// The customer presses a button.
  public mutating func press(_ button: Button) -> [OrderOutput] {
    if button == .placeOrder, machine.state == .review { attempt += 1 }
    return handle(event(of: button))
  }

  /// Something has come from the shop or from the payment gateway.
  public mutating func receive(_ news: News) -> [OrderOutput] {
    switch news {
    case .sessionExpired: handle(.sessionExpired)
    case .signedIn: handle(.signedIn)
    case .shipped: handle(.shipped)
    case .arrived: handle(.arrived)
    case .sentBack: handle(.sentBack)
    case .gateway(let answer): handle(event(of: answer))
    }
  }

  /// Fires the timers that are due.
  public mutating func fireDueTimers() -> [OrderOutput] {
    var outputs: [OrderOutput] = []
    let key = key
    driver.fireDueTimers { if let output = OrderOutput($0, key: key) { outputs.append(output) } }
    return outputs
  }

  private mutating func handle(_ event: Checkout.Event) -> [OrderOutput] {
    var outputs: [OrderOutput] = []
    let key = key
    let reaction = driver.handle(event) {
      if let output = OrderOutput($0, key: key) { outputs.append(output) }
    }
    if case .rejected(let reason) = reaction { outputs.append(.refuse(reason)) }
    return outputs
  }

  private var key: String { "\(number)/\(attempt)" }
}

// The facts.
extension Order {
  private func event(of button: Button) -> Checkout.Event {
    switch button {
    case .checkOut:
      var facts: Checkout.Event.CheckOutFlags = cart.isEmpty ? .empty : []
      if !isDigital, form.address.isEmpty { facts.insert(.needsAddress) }
      return .checkOut(facts)
    case .next: return .next(isValid ? .valid : [])
    case .back: return .back(isDigital ? .digital : [])
    case .editCart: return .editCart
    case .placeOrder: return .placeOrder
    case .cancel: return .cancel
    }
  }

  private func event(of answer: GatewayAnswer) -> Checkout.Event {
    switch answer {
    case .approved: .approved
    case .declined: .declined
    case .challengeRequired(let page): .challengeRequired(page: page)
    case .challengePassed: .challengePassed
    case .challengeFailed: .challengeFailed
    case .captured: .captured
    case .refunded: .refunded
    }
  }

  private var isDigital: Bool { cart.allSatisfy(\.isDigital) }

  /// Whether the form of the present step is filled in.
  private var isValid: Bool {
    switch machine.state {
    case .address: !form.address.isEmpty
    case .payment: !form.card.isEmpty
    default: true
    }
  }
}

extension Order where Clock == VirtualClock {
  /// Lets time pass, stopping at every deadline on the way.
  public mutating func advance(by wait: Duration) -> [OrderOutput] {
    let end = clock.now + wait
    var outputs: [OrderOutput] = []
    while let deadline = nextDeadline, deadline <= end {
      clock.advance(to: deadline)
      outputs += fireDueTimers()
    }
    clock.advance(to: end)
    return outputs
  }
}
