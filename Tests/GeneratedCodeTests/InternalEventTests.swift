import Testing

/// The recorded machine `Parcel`: what a machine tells itself, and completion.
struct InternalEventTests {
  @Test func whatEnteringTheInitialStateRaisesIsPartOfTheStart() {
    #expect(Parcel().state == .weighing)
    #expect(Array(Parcel.initialEffects) == [.note(.express)])
  }

  @Test func internalEventsAreHandledInTheOrderInWhichTheyWereRaised() throws {
    var parcel = Parcel()
    let reaction = parcel.handle(.send([.fragile, .insured], address: "here"))
    guard case .moved(let step) = reaction else {
      Issue.record("\(reaction)")
      return
    }
    // `scan`, raised by the answer to `stamped`, comes after `packed`; sealed, the desk is done.
    #expect(
      Array(step.transitions) == [
        .weighingSend1, .writingStamped, .writingPacked, .writingScan, .sealedDeskDone,
      ])
    #expect(
      Array(reaction.effects) == [
        .note([]), .deliver(address: "here"), .note(.insured), .note(.fragile), .note(.express),
        .note(.insured),
        .note([]), .start(.day),
      ])
    #expect(parcel.state == .van)
  }

  @Test func theWholeReactionStaysIfNoStepMoves() {
    var parcel = Parcel()
    guard case .stayed(let step) = parcel.handle(.send(.express, address: "there")) else {
      Issue.record("it moved")
      return
    }
    #expect(step.transitions.map { "\($0.name)" } == ["weighing/send#3", "weighing/scan#1"])
    #expect(Array(step.effects) == [.deliver(address: "there"), .note(.fragile)])
    #expect(!step.moves)
  }

  @Test func anInternalEventCanComeFromOutsideToo() {
    var parcel = Parcel(state: .writing)
    #expect(parcel.handle(.packed(.express)) == .unhandled)
    guard case .stayed(let step) = parcel.handle(.packed([.express, .fragile])) else {
      Issue.record("it moved")
      return
    }
    #expect(Array(step.transitions) == [.writingPacked])
  }

  @Test func theOtherAnswersAreThoseOfTheEventItself() {
    var parcel = Parcel()
    #expect(parcel.handle(.send(.fragile, address: "")) == .rejected(.heavy))
    #expect(parcel.handle(.stamped) == .unhandled)
    parcel = Parcel(state: .home)
    #expect(parcel.handle(.scan) == .ignored)
    #expect(parcel.handle(.scan).effects.isEmpty)
  }

  @Test func effectsAreHandedOverInOrder() {
    var parcel = Parcel(state: .van)
    var effects: [Parcel.Effect] = []
    _ = parcel.handle(.timer(.day)) { effects.append($0) }
    #expect(effects == [.stop(.day), .note(.express)])
    #expect(parcel == Parcel())
  }

  /// Tired deck hands whistle, which hoists the flag; then they are done, and with the cooks all who work are.
  @Test func regionsAndCompositesAreCompletedByTheirFinalStates() throws {
    var ship = Ship(state: .sea, hull: .mended, crew: .working)
    var log: [String] = []
    func handle(_ event: Ship.Event) {
      switch ship.handle(event) {
      case .moved(let step), .stayed(let step):
        log.append(step.transitions.map { "\($0.name)" }.joined(separator: ", "))
      case .ignored, .unhandled: log.append("nothing")
      }
    }
    handle(.rest)
    handle(.eat)
    handle(.end)
    #expect(
      log == [
        "rowing/rest#1, down/whistle#1, tired/deckHands.done#1", "cooking/eat#1, tired/working.done#1",
        "resting/end#1, mended/sea.done#1",
      ])
    #expect(ship.state == .harbour)
  }
}
