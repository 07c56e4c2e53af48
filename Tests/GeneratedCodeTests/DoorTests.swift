import Testing

/// The recorded machine `Door`: flags, rejections and effects.
struct DoorTests {
  struct Move {
    var door: Door
    var event: Door.Event
    var target: Door.State
  }

  static let moves = [
    Move(door: Door(), event: .open, target: .ajar),
    Move(door: Door(state: .ajar), event: .close, target: .shut),
    Move(door: Door(), event: .turnKey(.keyFits), target: .locked),
    Move(door: Door(state: .locked, held: .alarmed), event: .turnKey(.keyFits), target: .shut),
  ]

  @Test(arguments: moves)
  func theDoorMoves(_ move: Move) throws {
    var door = move.door
    let reaction = door.handle(move.event)
    guard case .moved(let transition) = reaction else {
      Issue.record("\(reaction)")
      return
    }
    #expect(transition.source == move.door.state)
    #expect(transition.target == move.target)
    #expect(door.state == move.target)
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
