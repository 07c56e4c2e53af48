import EnumatonRuntime

extension Endpoint {
  /// Why the machine is asked.
  enum Cause {
    case call(UserCall)
    case segment(Segment, SegmentFlags)
    case timer
    /// Something the endpoint itself has found out.
    case report

    var segment: Segment? {
      if case .segment(let segment, _) = self { segment } else { nil }
    }

    /// Whether what is sent because of this has been sent before.
    var isRepetition: Bool {
      switch self {
      case .timer: true
      case .segment(_, let facts): facts.contains(.sameSYN)
      case .call, .report: false
      }
    }
  }

  /// Hands the machine an event, does what it says, and reports what has come of that to the machine.
  mutating func offer(
    _ event: TCPConnection.Event, because cause: Cause, at now: Instant, _ outputs: inout [Output]
  ) {
    let unacknowledged = numbers.send.unacknowledged
    react(to: event, because: cause, at: now, &outputs)
    if sendsText { transmit(at: now, &outputs) }
    let hasAdvanced = unacknowledged != numbers.send.unacknowledged
    if let progress = progress(hasAdvanced: hasAdvanced, isAnswered: cause.segment != nil) {
      react(to: progress, because: .report, at: now, &outputs)
    }
    guard let call = queuedCall, canMakeQueuedCall else { return }
    queuedCall = nil
    offer(self.event(of: call), because: .call(call), at: now, &outputs)
  }

  private mutating func react(
    to event: TCPConnection.Event, because cause: Cause, at now: Instant, _ outputs: inout [Output]
  ) {
    let from = state
    let reaction = connection.handle(event)
    outputs.append(.reaction(event, reaction))
    switch reaction {
    case .moved:
      if from != state { outputs.append(.state(from: from, to: state)) }
      begin(from: from)
    case .stayed: break
    case .rejected(let reason): outputs.append(.rejected(reason))
    case .ignored, .unhandled: return
    }
    if case .call(.send(let octets)) = cause, !isRejected(reaction) { numbers.send.queue(octets) }
    for effect in reaction.effects { perform(effect, because: cause, at: now, &outputs) }
    if from != state { end(from: from) }
  }

  private func isRejected(_ reaction: TCPConnection.Reaction) -> Bool {
    if case .rejected = reaction { true } else { false }
  }

  /// Gives a connection that has just been opened its numbers, before anything is sent.
  private mutating func begin(from: TCPConnection.State) {
    switch (from, state) {
    case (.closed, .synSent), (.listen, .synSent), (.listen, .synReceived):
      numbers.send = SendSequence(initial: initialSequenceNumber)
    case (.timeWait, .synReceived):
      // Larger than any number used before (3.6.1, MAY-2).
      previous = numbers
      numbers.send = SendSequence(initial: numbers.send.next + 65_537)
    case (.synReceived, .timeWait):
      if let previous { numbers = previous }
      previous = nil
      return
    default: return
    }
    numbers.offered = 0
    roundTrip = RoundTrip()
    steadyRetries = 0
    lastChallenge = nil
  }

  /// Forgets what the new state has no use for.
  private mutating func end(from: TCPConnection.State) {
    switch state {
    case .closed, .listen:
      guard from != .closed, from != .listen else { return }
      let next = numbers.send.next + 65_537
      if next > initialSequenceNumber { initialSequenceNumber = next }
      numbers = Numbers(
        send: SendSequence(initial: initialSequenceNumber),
        receive: ReceiveSequence(initial: 0, capacity: profile.receiveBuffer))
      previous = nil
      queuedCall = nil
    case .synReceived: break
    default: previous = nil
    }
  }

  /// Whether text that waits may be sent.
  private var sendsText: Bool {
    switch state {
    case .established, .closeWait, .finWait1, .closing, .lastAck: true
    default: false
    }
  }

  private var canMakeQueuedCall: Bool {
    switch state {
    case .established: true
    case .closeWait: numbers.send.queued == 0
    default: false
    }
  }

  /// The event that the queue of text has changed, if the machine has something to learn from it.
  private func progress(hasAdvanced: Bool, isAnswered: Bool) -> TCPConnection.Event? {
    guard sendsText else { return nil }
    let send = numbers.send
    if send.isInFlight {
      guard hasAdvanced || !timers.isRunning(.retransmission) else { return nil }
      return .progress(.inFlight)
    }
    let isProbing = timers.isRunning(.persist)
    if send.isBlocked {
      guard isAnswered || !isProbing else { return nil }
      return .progress(isProbing ? [.blocked, .probing] : .blocked)
    }
    let isRunning =
      isProbing || timers.isRunning(.retransmission) || timers.isRunning(.userTimeout)
    return isRunning ? .progress([]) : nil
  }
}
