import Testing

/// The recorded machines `House` and `Rooms`: states in states.
struct NestingTests {
  struct Walk: Sendable {
    var name: String
    var from: House.State
    var event: House.Event
    var to: House.State
    var effects: [House.Effect]
  }

  static let walks = [
    Walk(name: "internal: nothing is left", from: .attic, event: .knock, to: .attic, effects: [.say]),
    Walk(
      name: "local: what contains both is not left", from: .study, event: .step, to: .attic,
      effects: [.close(.study), .say, .open(.attic)]),
    Walk(
      name: "to itself: left and entered again", from: .study, event: .turn, to: .study,
      effects: [.close(.study), .say, .open(.study)]),
    Walk(
      name: "to what contains the present: that too", from: .study, event: .tour, to: .attic,
      effects: [
        .close(.study), .close(.upstairs), .stop(.candle), .say, .start(.candle), .open(.upstairs),
        .open(.attic),
      ]),
    Walk(
      name: "into a composite: down to its initial state", from: .hall, event: .step, to: .attic,
      effects: [.close(.hall), .say, .start(.candle), .open(.upstairs), .open(.attic)]),
    Walk(
      name: "out: from the innermost outwards", from: .attic, event: .fire, to: .garden,
      effects: [.close(.attic), .close(.upstairs), .stop(.candle), .close(.house), .say]),
    Walk(
      name: "in: from the outermost inwards", from: .garden, event: .return, to: .hall,
      effects: [.open(.house), .open(.hall)]),
  ]

  @Test(arguments: walks)
  func statesAreLeftAndEnteredInOrder(_ walk: Walk) {
    var house = House(state: walk.from)
    let reaction = house.handle(walk.event)
    #expect(Array(reaction.effects) == walk.effects, "\(walk.name)")
    #expect(house.state == walk.to)
    if case .moved(let transition) = reaction {
      #expect(transition.source == walk.from && transition.target == walk.to)
    } else {
      #expect(walk.event == .knock)
    }
  }

  @Test func theMachineIsInTheCompositesAroundItsState() {
    func composites(_ house: House) -> [House.Composite] {
      House.Composite.allCases.filter { house.isIn($0) }
    }
    #expect(composites(House()) == [])
    #expect(composites(House(state: .hall)) == [.house])
    #expect(composites(House(state: .study)) == [.house, .upstairs])
    #expect("\(House.Composite.upstairs.name)" == "upstairs")
  }

  /// 70 rooms, five in each wing, ten on each floor: more than a word has bits.
  @Test(arguments: Rooms.State.allCases)
  func aTestIsExactBeyondAWordOfStates(_ room: Rooms.State) {
    let number = Int(room.rawValue)
    let around = Rooms.Composite.allCases.filter { Rooms(state: room).isIn($0) }.map { "\($0.name)" }
    #expect(around == ["floor\(number / 10)", "wing\(number / 10)\(number / 5 % 2)"])
  }

  @Test func aCompositeStandsForEveryStateInside() {
    var rooms = Rooms(state: .room69)
    _ = rooms.handle(.next)
    #expect(rooms == Rooms())
    rooms = Rooms(state: .room65)
    #expect(rooms.handle(.home) == .moved(.room65Home))
    #expect(rooms.state == .room0)
  }
}
