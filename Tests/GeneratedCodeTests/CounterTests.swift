import Testing

/// The recorded machine `Turnstile`: counters.
struct CounterTests {
  @Test func aCounterStaysAtItsBounds() {
    var turnstile = Turnstile(state: .open, counters: .init(guests: 0, balance: 4))
    for _ in 0..<2 { _ = turnstile.handle(.push([])); _ = turnstile.handle(.coin) }
    #expect(turnstile.counters.balance == 5)
    turnstile = Turnstile(state: .locked)
    for _ in 0..<10 { _ = turnstile.handle(.count) }
    #expect(turnstile.counters.min == 255)
    #expect(turnstile.counters.total == 70_001)
  }

  @Test func aCounterThatRefusesStopsTheTransition() {
    var turnstile = Turnstile(state: .open, counters: .init(guests: 2))
    #expect(turnstile.handle(.push([])) == .moved(.openPush1))
    turnstile = Turnstile(state: .open, counters: turnstile.counters)
    #expect(turnstile.handle(.push([])) == .rejected(.full))
    #expect(turnstile.counters.guests == 3)
    turnstile = Turnstile(state: .locked)
    #expect(turnstile.handle(.leave) == .ignored)
    #expect(turnstile.counters.balance == 3)
  }

  @Test(
    arguments: [
      (0, 3, Turnstile.State.locked), (1, 3, .open), (1, 5, .locked),
    ] as [(UInt8, UInt8, Turnstile.State)])
  func conditionsCompareCounters(_ coins: UInt8, _ balance: UInt8, _ state: Turnstile.State) {
    var turnstile = Turnstile(state: .locked, counters: .init(coins: coins, balance: balance))
    _ = turnstile.handle(.push(.member))
    #expect(turnstile.state == state)
    #expect(turnstile.counters.coins == 0 || state == .locked)
  }

  @Test func conditionsSeeWhatWasCountedBefore() {
    var turnstile = Turnstile()
    var reactions: [Turnstile.Reaction] = []
    for _ in 0..<5 { reactions.append(turnstile.handle(.coin)) }
    #expect(reactions.dropLast().allSatisfy { $0 == .stayed(.lockedCoin2) })
    #expect(reactions.last == .moved(.lockedCoin1))
    #expect(turnstile.counters.coins == 0)
  }

  @Test func countersAreResetToTheirInitialValues() {
    var turnstile = Turnstile(
      state: .locked, counters: .init(coins: 2, guests: 1, balance: 5, min: 9, total: 70_002))
    #expect(turnstile.handle(.clear) == .stayed(.lockedClear))
    #expect(turnstile.counters == .init(min: 8))
  }

  @Test func whatIsRestoredIsBroughtIntoRange() {
    #expect(Turnstile.Counters(coins: 200, balance: 0, total: 1) == .init(coins: 5, balance: 1))
    var turnstile = Turnstile(state: .locked, counters: .init(coins: .max, guests: .max))
    _ = turnstile.handle(.coin)
    #expect(turnstile.counters.guests == 3)
  }
}
