import Testing

/// The recorded machines `Stereo` and `Ship`: regions.
struct RegionTests {
  /// Where the stereo is on, and what of it.
  private func stereo(
    _ deck: Stereo.DeckState, _ screen: Stereo.ScreenState, tracks: UInt8 = 0
  ) -> Stereo {
    Stereo(state: .on, deck: deck, screen: screen, counters: .init(tracks: tracks))
  }

  private func names(_ reaction: Stereo.Reaction) -> [String] {
    switch reaction {
    case .moved(let step), .stayed(let step): step.transitions.map { "\($0.name)" }
    case .ignored, .deferred, .overflow, .rejected, .unhandled: ["\(reaction)"]
    }
  }

  @Test func regionsAreEnteredInOrderAndLeftTheOtherWayRound() {
    var machine = Stereo()
    #expect(Array(machine.handle(.power).effects) == [.beep, .start(.dark), .show(.loud)])
    #expect(machine == stereo(.stopped, .lit))
    machine = stereo(.playing, .lit)
    #expect(Array(machine.handle(.power).effects) == [.stop(.dark), .brake, .hide])
    #expect(machine.state == .off && machine.deck == nil && machine.screen == nil)
  }

  @Test func aTransitionIntoOneRegionStartsTheOthers() {
    var machine = Stereo()
    #expect(Array(machine.handle(.alarm).effects) == [.beep, .show(.night)])
    #expect(machine == stereo(.stopped, .dimmed))
    var ship = Ship()
    _ = ship.handle(.raiseFlag)
    #expect(ship == Ship(state: .sea, flag: .up))
  }

  @Test func aTransitionLeavesTheOtherRegionsAlone() {
    var machine = stereo(.stopped, .dimmed)
    #expect(Array(machine.handle(.play).effects) == [.spin])
    #expect(machine == stereo(.playing, .dimmed, tracks: 1))
    #expect(Array(machine.handle(.skip).effects) == [])
    #expect(Array(machine.handle(.bright).effects) == [.start(.dark), .show(.loud)])
    #expect(Array(machine.handle(.timer(.dark)).effects) == [.stop(.dark), .show(.night)])
    #expect(machine == stereo(.skipping, .dimmed, tracks: 1))
  }

  @Test func transitionsOfSeveralRegionsAreTakenInTheOrderOfTheFile() {
    var machine = stereo(.playing, .dimmed)
    let reaction = machine.handle(.both)
    #expect(names(reaction) == ["dimmed/both#1", "playing/both#1"])
    #expect(Array(reaction.effects) == [.start(.dark), .show(.loud), .brake])
    #expect(machine == stereo(.stopped, .lit))
  }

  @Test func aTransitionThatTwoRegionsChooseIsTakenOnce() {
    var machine = stereo(.playing, .lit)
    let reaction = machine.handle(.mute)
    #expect(names(reaction) == ["playing/mute#1"])
    #expect(Array(reaction.effects) == [.beep])
    guard case .stayed = reaction else {
      Issue.record("\(reaction)")
      return
    }
  }

  @Test func ofTransitionsInConflictTheFirstInTheFileIsTaken() {
    // The particular one stands first: the screen's, which leaves both regions, is dropped.
    var machine = stereo(.playing, .lit)
    #expect(names(machine.handle(.stop)) == ["playing/stop#1"])
    #expect(machine == stereo(.stopped, .lit))
    #expect(names(machine.handle(.stop)) == ["lit/stop#1"])
    #expect(machine.state == .off)
    // The general one stands first: nothing is left for the other.
    machine = stereo(.playing, .lit)
    #expect(names(machine.handle(.unplug)) == ["lit/unplug#1"])
    #expect(machine.state == .off)
  }

  @Test func theAnswerThatSaysMostIsGiven() {
    var machine = stereo(.stopped, .lit)
    #expect(machine.handle(.early) == .rejected(.tooLate))
    machine = stereo(.stopped, .dimmed)
    #expect(machine.handle(.early) == .deferred)
    machine = stereo(.playing, .dimmed)
    #expect(machine.handle(.early) == .ignored)
    #expect(machine.handle(.play) == .unhandled)
    machine = stereo(.stopped, .lit)
    #expect(machine.handle(.odd) == .rejected(.noDisc))
  }

  @Test func aRegionRefusesAtTheBoundOfACounter() {
    var machine = stereo(.stopped, .lit, tracks: 3)
    #expect(machine.handle(.play) == .rejected(.noDisc))
  }

  @Test func theMachineIsInTheCompositesAroundTheStatesOfItsRegions() {
    func composites(_ ship: Ship) -> [Ship.Composite] { Ship.Composite.allCases.filter { ship.isIn($0) } }
    #expect(composites(Ship()) == [])
    #expect(composites(Ship(state: .sea)) == [.sea, .sound])
    #expect(
      composites(Ship(state: .sea, hull: .leaking, crew: .working, deckHands: .half)) == [
        .sea, .working, .sailing,
      ])
  }

  @Test func aTransitionGoesThroughTheRegionsOfARegion() {
    var ship = Ship(state: .sea, hull: .laden)
    #expect(Array(ship.handle(.sail).effects) == [.whistle, .whistle])
    #expect(ship == Ship(state: .sea, hull: .laden, crew: .working, deckHands: .full))
    #expect(Array(ship.handle(.sink).effects) == [.ring([.bow, .stern]), .ring(.stern)])
    #expect(ship.state == .sunk && ship.hull == nil && ship.deckHands == nil)
  }

  @Test func onlyActiveRegionsAreRestored() {
    #expect(Ship(state: .yard, hull: .leaking, crew: .working, deckHands: .tired) == Ship())
    let ship = Ship(state: .sea, crew: .resting, deckHands: .tired)
    #expect(ship.hull == .empty && ship.flag == .down && ship.deckHands == nil)
  }

  /// One small value for each region, never their product, and no more for what they remember.
  @Test func aMachineIsAsSmallAsItsRegions() {
    #expect(MemoryLayout<Rooms>.size == 1)
    #expect(MemoryLayout<Stereo>.size == 6)
    #expect(MemoryLayout<Ship>.size == 14)
    #expect(Set([Ship(), Ship(state: .sea), Ship(state: .sea, flag: .down)]).count == 2)
  }
}
