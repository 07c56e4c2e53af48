import Testing

/// The recorded machine `CompactDoor`: the rules of `Door` as tables.
struct CompactDoorTests {
  @Test(arguments: Door.State.allCases, 0..<4 as Range<UInt8>)
  func everyAnswerIsThatOfTheDoor(_ state: Door.State, _ held: UInt8) throws {
    let events: [(Door.Event, CompactDoor.Event)] = [
      (.open, .open), (.close, .close), (.push, .push), (.turnKey([]), .turnKey([])),
      (.turnKey(.keyFits), .turnKey(.keyFits)),
    ]
    for (event, compactEvent) in events {
      var door = Door(state: state, held: Door.Held(rawValue: held))
      let compactState = try #require(CompactDoor.State(rawValue: state.rawValue))
      var compact = CompactDoor(state: compactState, held: CompactDoor.Held(rawValue: held))
      var performed: [String] = []
      let reaction = compact.handle(compactEvent) { performed.append("\($0)") }
      // Names of types aside, a value prints as its cases do.
      #expect("\(reaction)" == "\(door.handle(event))".replacing(".Door.", with: ".CompactDoor."))
      #expect(compact.state.rawValue == door.state.rawValue)
      #expect(compact.held.rawValue == door.held.rawValue)
      #expect(Array(reaction.effects).map { "\($0)" } == performed)
    }
  }

  @Test func effectsAreEqualIfTheyAreTheSameList() {
    var effects = CompactDoor.Transition.lockedTurnKey3.effects
    #expect(effects != CompactDoor.Transition.lockedPush1.effects)
    #expect(effects.next() == .ring)
    #expect(effects.next() == .light(.keyFits))
    #expect(effects.isEmpty && effects == CompactDoor.Transition.shutOpen.effects)
    #expect(effects.next() == nil)
  }

  @Test func theOtherDoorsLeadToTheSame() {
    struct Bell: ~Copyable, CompactDoor.EffectHandler {
      var rings = 0
      mutating func perform(_ effect: CompactDoor.Effect) { if effect == .ring { rings += 1 } }
    }
    var bell = Bell()
    var door = CompactDoor()
    #expect(door.handle(.turnKey(.keyFits), effects: &bell) == .moved(.shutTurnKey2))
    #expect(bell.rings == 1)
    #expect(door.push() == .stayed(.lockedPush1))
    #expect(door.open() == .rejected(.lockedDoor))
  }
}
