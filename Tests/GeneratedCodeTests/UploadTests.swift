import Testing

/// The recorded machine `Upload`, whose states are types that hold flags, a counter and a past.
struct UploadTests {
  @Test func whatIsHeldGoesFromStateToState() {
    var effects: [Upload.Effect] = []
    guard case .connecting(let connecting) = Upload.None().begin(name: "a", perform: { effects.append($0) }),
      case .sending(let first) = connecting.accepted([], perform: { effects.append($0) })
    else {
      Issue.record("it is not on its way")
      return
    }
    #expect(first.held == .resumable)
    #expect(effects == [.open(name: "a"), .start(.answer), .stop(.answer), .send([]), .start(.answer)])

    guard case .sending(let second) = first.acknowledged(.damaged, part: 7, perform: { _ in }) else {
      Issue.record("one damaged part is not the end")
      return
    }
    #expect(second.counters.failures == 1)
    let none = second.cancel { _ in }
    #expect(none.held == [] && none.counters.failures == 0)
  }

  @Test func payloadAndFlagsComeToTheEffects() {
    guard case .sending(let sending) = Upload.Typestate(Upload(state: .sending)) else {
      Issue.record("another state")
      return
    }
    var effects: [Upload.Effect] = []
    _ = sending.acknowledged([], part: 7) { effects.append($0) }
    #expect(effects == [.forget(part: 7), .send(.last)])
  }

  @Test(arguments: [Upload.State.connecting, .sending])
  func whereACompositeWasLeftIsOneOfTheOutcomes(_ past: Upload.State) {
    let memory = Upload.Memory(active: past)
    guard case .paused(let paused) = Upload.Typestate(Upload(state: .paused, memory: memory)) else {
      Issue.record("another state")
      return
    }
    switch paused.proceed(perform: { _ in }) {
    case .connecting: #expect(past == .connecting)
    case .sending: #expect(past == .sending)
    case .rejected_(_, let reason): Issue.record("\(reason)")
    }
  }

  @Test func anEventThatHasNoAnswerInSomeCasesSaysSo() {
    guard case .connecting(let connecting) = Upload.Typestate(Upload(state: .connecting)) else {
      Issue.record("another state")
      return
    }
    switch connecting.pause(perform: { _ in }) {
    case .paused: Issue.record("it cannot be resumed")
    case .unhandled(let connecting): #expect(Upload(.connecting(connecting)).state == .connecting)
    }
  }

  @Test func timersExpireAndAreExhausted() {
    guard case .sending(let sending) = Upload.Typestate(Upload(state: .sending)) else {
      Issue.record("another state")
      return
    }
    var effects: [Upload.Effect] = []
    let error: Upload.ErrorState = sending.answerExpired { effects.append($0) }
      .answerExhausted { effects.append($0) }
    #expect(effects == [.send([]), .stop(.answer), .report])
    #expect(Upload(.error(error)).state == .error)
  }

  @Test func aStateTakesAsMuchMemoryAsWhatItHolds() {
    let held =
      MemoryLayout<Upload.Held>.size + MemoryLayout<Upload.Counters>.size + MemoryLayout<Upload.Memory>.size
    #expect(MemoryLayout<Upload.None>.size == held)
    #expect(MemoryLayout<Upload.Sending>.size == held)
    #expect(MemoryLayout<Upload.Paused>.size < MemoryLayout<Upload>.size)
    #expect(MemoryLayout<Upload.Typestate>.size == MemoryLayout<Upload>.size)
  }
}
