import Testing

/// The recorded machine `Door`: flags, rejections and effects.
struct DoorTests {
  @Test(arguments: [
    (Door.State.shut, [], Door.Event.open, Door.State.ajar),
    (.ajar, [], .close, .shut),
    (.shut, [], .turnKey([.keyFits]), .locked),
    (.locked, .alarmed, .turnKey([.keyFits]), .shut),
  ] as [(Door.State, Door.Held, Door.Event, Door.State)])
  func theDoorMoves(_ state: Door.State, _ held: Door.Held, _ event: Door.Event, _ target: Door.State) {
    var door = Door(state: state, held: held)
    guard case .moved(let transition) = door.handle(event) else { return #expect(Bool(false)) }
    #expect((transition.source, transition.target) == (state, target))
    #expect(door.state == target)
  }

  @Test func effectsComeInOrder() {
    var door = Door(state: .locked, held: [.alarmed, .forced])
    let reaction = door.handle(.turnKey(.keyFits))
    #expect(Array(reaction.effects) == [.ring, .light(.keyFits)])
    #expect(door.state == .locked)
  }

  @Test func aRefusalSaysWhy() {
    var door = Door(state: .locked)
    #expect(door.handle(.open) == .rejected(.lockedDoor))
    #expect("\(Door.Rejection.lockedDoor.summary)" == "the door is locked")
    #expect(door.handle(.turnKey([])) == .rejected(.wrongKey))
  }

  @Test func heldFlagsAreSetAndCleared() {
    var door = Door()
    _ = door.handle(.turnKey(.keyFits))
    #expect(door.held == .alarmed)
    #expect(door.handle(.push) == .stayed(.lockedPush1))
    #expect(door.held == [.alarmed, .forced])
    _ = door.handle(.push)
    #expect(Door(state: .locked, held: .alarmed) != door)
  }

  @Test func anExpectedEventIsIgnoredAndAnUnexpectedOneUnhandled() {
    var door = Door()
    #expect(door.handle(.push) == .ignored)
    #expect(door.handle(.close) == .unhandled)
    #expect(door.handle(.push).effects.isEmpty)
  }

  @Test func transitionsHaveTheNamesOfTheTraces() {
    #expect("\(Door.Transition.lockedPush1.name)" == "locked/push#1")
  }

  @Test func flagsKeepTheirPlaceInEveryOptionSet() {
    #expect(Door.Event.TurnKeyFlags.keyFits.flags == Door.Flags.keyFits)
    #expect(Door.Effect.LightFlags(Door.Flags.keyFits) == .keyFits)
  }
}
