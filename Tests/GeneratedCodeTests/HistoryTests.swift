import Testing

/// The recorded machines `Television`, `Stereo` and `Ship`: going back to where a composite was left.
struct HistoryTests {
  private func television(_ events: Television.Event...) -> Television {
    var television = Television()
    for event in events { _ = television.handle(event) }
    return television
  }

  @Test func withoutAPastItIsTheInitialStateOrTheDefault() {
    #expect(television(.power).state == .first)
    #expect(television(.back).state == .second)
    #expect(television(.menu).state == .balance)
  }

  @Test func shallowHistoryGoesBackToTheStateDirectlyInside() {
    // Of `menu`, not of what was inside it.
    #expect(television(.power, .menu, .next, .power, .power).state == .picture)
    #expect(television(.power, .next, .deeper, .back).state == .second)
    #expect(television(.power, .deeper, .power, .power).state == .service)
  }

  @Test func deepHistoryGoesBackToTheInnermostState() {
    #expect(television(.power, .menu, .next, .power, .back).state == .volume)
    #expect(television(.power, .menu, .next, .next, .power, .menu).state == .balance)
  }

  @Test func whatContainsThePresentIsLeftAndEnteredAgain() {
    var television = television(.power, .next)
    let reaction = television.handle(.reset)
    #expect(reaction == .moved(.secondReset))
    #expect(Array(reaction.effects) == [.black, .tune])
    #expect(television.state == .first)
  }

  @Test func theWaysBackHaveOneNameInTraces() {
    #expect("\(Television.Transition.offPowerToFirst.name)" == "off/power#1")
    #expect("\(Television.Transition.offPowerToService.name)" == "off/power#1")
    #expect(Television.Transition.offPowerToService.target == .service)
  }

  @Test func thePastIsPartOfTheValueAndCanBeRestored() {
    let left = television(.power, .deeper, .power)
    #expect(left.memory.on == .service)
    #expect(left != Television())
    var restored = Television(state: left.state, memory: left.memory)
    #expect(restored == left)
    #expect(restored.handle(.power) == .moved(.offPowerToService))
    restored = Television(state: .off, memory: .init(deepOn: .balance))
    #expect(restored.handle(.back) == .moved(.offBackToBalance))
  }

  @Test func regionsGoBackEachToItsOwnPast() {
    var stereo = Stereo()
    // Without a past the default; the region it does not name starts as ever.
    #expect(Array(stereo.handle(.wake).effects) == [.beep, .spin, .start(.dark), .show(.loud)])
    for event in [.skip, .dim, .power] as [Stereo.Event] { _ = stereo.handle(event) }
    #expect(stereo.deck == nil && stereo.screen == nil)
    #expect(Array(stereo.handle(.wake).effects) == [.beep, .spin, .show(.night)])
    #expect(stereo.deck == .skipping && stereo.screen == .dimmed)
  }

  @Test func deepHistoryGoesBackIntoRegionsOfRegionsAndShallowHistoryDoesNot() {
    var ship = Ship(state: .sea, hull: .laden, crew: .working, deckHands: .full, cooks: .fed, flag: .up)
    _ = ship.handle(.moor)
    #expect(ship.state == .harbour && ship.crew == nil && ship.deckHands == nil)
    var deep = ship
    _ = deep.handle(.redock)
    #expect(
      deep
        == Ship(
          state: .sea, hull: .laden, crew: .working, deckHands: .full, cooks: .fed, flag: .up,
          memory: ship.memory))
    var shallow = ship
    _ = shallow.handle(.ready)
    #expect(
      shallow
        == Ship(
          state: .sea, hull: .empty, crew: .working, deckHands: .rowing, cooks: .cooking, flag: .up,
          memory: ship.memory))
  }
}
