import Testing

/// The ways to tell a machine of an event come to the same.
struct DoorsTests {
  /// Noncopyable: what hosts own may be handed on too.
  struct Bell: ~Copyable, Door.EffectHandler {
    var effects: [Door.Effect] = []

    mutating func perform(_ effect: Door.Effect) { effects.append(effect) }
  }

  @Test(arguments: Door.State.allCases, [Door.Held(), .alarmed, .forced, [.alarmed, .forced]])
  func aHandlerIsGivenTheEffectsOfTheReaction(state: Door.State, held: Door.Held) {
    for event in [Door.Event.open, .close, .turnKey(.keyFits), .turnKey([]), .push] {
      var told = Door(state: state, held: held)
      var handled = told
      let reaction = told.handle(event)
      var bell = Bell()
      let answer = handled.handle(event, effects: &bell)
      #expect(answer == reaction)
      #expect(handled == told)
      #expect(bell.effects == Array(reaction.effects))
    }
  }

  @Test(arguments: Door.State.allCases, [Door.Held(), .alarmed, .forced, [.alarmed, .forced]])
  func aMethodDoesWhatItsEventDoes(state: Door.State, held: Door.Held) {
    let door = Door(state: state, held: held)
    func check(_ event: Door.Event, _ method: (inout Door, (Door.Effect) -> Void) -> Door.Reaction) {
      var told = door
      var called = door
      var effects: [Door.Effect] = []
      let reaction = told.handle(event)
      #expect(method(&called) { effects.append($0) } == reaction)
      #expect(called == told)
      #expect(effects == Array(reaction.effects))
    }
    check(.open) { $0.open(perform: $1) }
    check(.close) { $0.close(perform: $1) }
    check(.turnKey(.keyFits)) { $0.turnKey(.keyFits, perform: $1) }
    check(.turnKey([])) { $0.turnKey(perform: $1) }
    check(.push) { $0.push(perform: $1) }
  }
}
