import CheckoutExample
import EnumatonRuntime
import Testing

@Suite struct OrderTests {
  private var order = Order(number: 17, clock: VirtualClock())

  /// Presses one button after the other.
  @discardableResult
  private mutating func press(_ buttons: Button...) -> [OrderOutput] {
    buttons.flatMap { order.press($0) }
  }

  @discardableResult
  private mutating func answer(_ answers: GatewayAnswer...) -> [OrderOutput] {
    answers.flatMap { order.receive(.gateway($0)) }
  }

  /// A book in the cart and all forms filled in.
  private mutating func fill() {
    order.cart = [Item("a book")]
    order.form = Form(address: "12 Main Street", card: "tok_1")
  }

  /// An order that the customer has placed.
  private mutating func place() {
    fill()
    press(.checkOut, .next, .placeOrder)
  }

  /// An order that is made.
  private mutating func make() {
    place()
    answer(.approved)
  }

  // MARK: Filling in

  @Test("An empty cart is nothing to check out")
  mutating func emptyCart() {
    #expect(press(.checkOut) == [.refuse(.nothingToBuy)])
  }

  @Test("Who comes for the first time goes through all steps, and each must be complete")
  mutating func allSteps() {
    order.cart = [Item("a book")]
    press(.checkOut)
    #expect(order.machine.state == .address)
    #expect(press(.next) == [.refuse(.incomplete)])
    order.form.address = "12 Main Street"
    press(.next, .next)
    #expect(order.machine.state == .payment)
    #expect(press(.next) == [.refuse(.incomplete)])
    order.form.card = "tok_1"
    press(.next)
    #expect(order.machine.state == .review)
    #expect(press(.placeOrder) == [.request(.authorise, key: "17/1")])
  }

  @Test("Whose address is known, or who downloads, begins with the payment")
  mutating func digital() {
    order.cart = [Item("a song", isDigital: true)]
    press(.checkOut)
    #expect(order.machine.state == .payment)
    press(.back)
    #expect(order.machine.state == .cart)
  }

  @Test("From the cart it goes back to the step that was reached")
  mutating func editedCart() {
    fill()
    press(.checkOut, .next, .editCart)
    #expect(order.machine.state == .cart)
    order.cart.append(Item("another book"))
    press(.checkOut)
    #expect(order.machine.state == .review)
  }

  @Test("Back is the step before, not the page before")
  mutating func back() {
    fill()
    press(.checkOut, .next, .back, .back, .back)
    #expect(order.machine.state == .address)
  }

  @Test("After signing in again it is the page that was left")
  mutating func signingIn() {
    fill()
    press(.checkOut, .back)
    #expect(order.machine.state == .delivery)
    _ = order.receive(.sessionExpired)
    #expect(press(.next) == [.refuse(.notNow)])
    _ = order.receive(.signedIn)
    #expect(order.machine.state == .delivery && order.machine.isIn(.details))
  }

  // MARK: Paying

  @Test("The button pressed twice makes one order")
  mutating func doubleSubmit() {
    place()
    #expect(press(.placeOrder).isEmpty)
    #expect(answer(.approved) == [.tell(.confirmed)])
    #expect(press(.placeOrder).isEmpty)
  }

  @Test("While the payment is made there is no way back")
  mutating func noWayBack() {
    place()
    #expect(press(.back, .cancel) == [.refuse(.paymentUnderway), .refuse(.paymentUnderway)])
  }

  @Test("3-D Secure: the bank's page, and then once more with the proof")
  mutating func challenge() {
    place()
    #expect(answer(.challengeRequired(page: "bank")) == [.challenge(page: "bank")])
    #expect(answer(.challengePassed) == [.challenge(page: nil), .request(.authorise, key: "17/1")])
    #expect(answer(.approved) == [.tell(.confirmed)])
  }

  @Test("A customer who turns away from the bank's page, or forgets it, is back at the payment")
  mutating func abandonedChallenge() {
    place()
    answer(.challengeRequired(page: "bank"))
    #expect(press(.cancel) == [.challenge(page: nil)])
    press(.next, .placeOrder)
    answer(.challengeRequired(page: "bank"))
    #expect(order.advance(by: .seconds(600)) == [.challenge(page: nil)])
    #expect(order.machine.state == .payment)
  }

  @Test("A declined card may be followed by two others; each is an attempt of its own")
  mutating func declined() {
    place()
    for attempt in 2...3 {
      #expect(answer(.declined) == [.tell(.declined)])
      #expect(press(.next, .placeOrder) == [.request(.authorise, key: "17/\(attempt)")])
    }
    #expect(answer(.declined) == [.tell(.declined), .lookInto])
    #expect(order.machine.state == .abandoned)
  }

  @Test("A request without an answer is repeated with the same key: one amount is held")
  mutating func repeatedRequest() {
    var gateway = Gateway()
    fill()
    press(.checkOut, .next)
    gateway.take(press(.placeOrder))
    let repeats = order.advance(by: .seconds(35))
    #expect(repeats == .init(repeating: .request(.authorise, key: "17/1"), count: 3))
    gateway.take(repeats)
    answer(.approved)
    #expect(gateway.held == ["17/1"] && order.machine.state == .ordered)
  }

  @Test("A gateway that never answers holds nothing in the end, however late its answer")
  mutating func unreachableGateway() {
    var gateway = Gateway()
    fill()
    gateway.take(press(.checkOut, .next, .placeOrder))
    let outputs = order.advance(by: .seconds(75))
    #expect(outputs.suffix(2) == [.request(.release, key: "17/1"), .tell(.tryAgain)])
    #expect(order.machine.state == .review)
    gateway.take(outputs)
    #expect(answer(.approved) == [.request(.release, key: "17/1")])
    #expect(gateway.held.isEmpty)
  }

  // MARK: The order

  @Test("Shipped, captured, delivered, kept: the order is settled after the return window")
  mutating func kept() {
    make()
    #expect(order.receive(.shipped) == [.request(.capture, key: "17/1")])
    answer(.captured)
    _ = order.receive(.arrived)
    #expect(order.machine.money == .earned && order.machine.parcel == .delivered)
    #expect(order.advance(by: .seconds(30 * 86_400)).isEmpty)
    #expect(order.machine.state == .settled && order.machine.parcel == nil)
  }

  @Test("Sent back, the money goes back, and the order is settled only then")
  mutating func returned() {
    var gateway = Gateway()
    fill()
    gateway.take(press(.checkOut, .next, .placeOrder))
    answer(.approved)
    gateway.take(order.receive(.shipped))
    answer(.captured)
    _ = order.receive(.arrived)
    gateway.take(order.receive(.sentBack))
    #expect(order.machine.money == .refunding && order.machine.parcel == .returned)
    #expect(answer(.refunded) == [.tell(.refunded)])
    #expect(order.machine.state == .settled && gateway.refunded == ["17/1"])
  }

  @Test("Sent back before the money was there, it is refunded when it is")
  mutating func returnedEarly() {
    make()
    _ = order.receive(.shipped)
    _ = order.receive(.sentBack)
    #expect(answer(.captured) == [.request(.refund, key: "17/1")])
    answer(.refunded)
    #expect(order.machine.state == .settled)
  }

  @Test("Called off before it is shipped, nothing is taken and nothing sent")
  mutating func calledOff() {
    make()
    #expect(press(.cancel) == [.request(.release, key: "17/1")])
    #expect(order.machine.state == .settled && order.nextDeadline == nil)
  }

  @Test("On its way it cannot be called off")
  mutating func onItsWay() {
    make()
    _ = order.receive(.shipped)
    #expect(press(.cancel) == [.refuse(.onItsWay)])
  }

  @Test("An amount that the bank holds no longer calls the order off")
  mutating func lapsed() {
    make()
    #expect(order.advance(by: .seconds(7 * 86_400)) == [.request(.release, key: "17/1")])
    #expect(order.machine.state == .settled)
  }

  @Test("What is owed is asked for ever more seldom, until it is there")
  mutating func slowCapture() {
    make()
    _ = order.receive(.shipped)
    // After 1, 4, 16, 64, 256 minutes, and then every 6 hours.
    let requests = order.advance(by: .seconds(86_400))
    #expect(requests == .init(repeating: .request(.capture, key: "17/1"), count: 8))
    answer(.captured)
    #expect(order.machine.money == .earned)
  }
}
