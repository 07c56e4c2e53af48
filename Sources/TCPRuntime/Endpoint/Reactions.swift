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
    _ event: TCPConnection.Event, because cause: Cause, at now: Instant, _ outputs: inout Outputs
  ) {
    let unacknowledged = numbers.send.unacknowledged
    react(to: event, because: cause, at: now, &outputs)
    if sendsText { transmit(at: now, &outputs) }
    let hasAdvanced = unacknowledged != numbers.send.unacknowledged
    if let progress = progress(hasAdvanced: hasAdvanced, isAnswered: cause.segment != nil) {
      react(to: progress, because: .report, at: now, &outputs)
    }
    guard hasExtras, let call = extras.queuedCall, canMakeQueuedCall else { return }
    extras.queuedCall = nil
    offer(self.event(of: call), because: .call(call), at: now, &outputs)
  }

  private mutating func react(
    to event: TCPConnection.Event, because cause: Cause, at now: Instant, _ outputs: inout Outputs
  ) {
    if hasExtras, let other = extras.machine {
      return react(to: event, by: other.machine, because: cause, at: now, &outputs)
    }
    let from = state
    let reaction = connection.handle(event)
    if outputs.wantsReactions { outputs.append(.reaction(event, reaction)) }
    switch reaction {
    case .moved(let transition):
      carryOut(transition.effects, hasMoved: true, from: from, because: cause, at: now, &outputs)
    case .stayed(let transition):
      carryOut(transition.effects, hasMoved: false, from: from, because: cause, at: now, &outputs)
    case .rejected(let reason): outputs.append(.rejected(reason))
    case .ignored, .unhandled: break
    }
  }

  private mutating func react(
    to event: TCPConnection.Event, by machine: any OtherMachine, because cause: Cause, at now: Instant,
    _ outputs: inout Outputs
  ) {
    var machine = machine
    var generated = connection
    let from = state
    let answer = machine.handle(event)
    let usual = generated.handle(event)
    connection = TCPConnection(state: machine.state, held: machine.held)
    extras.machine = AnyOtherMachine(machine: machine)
    if outputs.wantsReactions,
      let reaction = answer.reaction(like: usual, isUsual: generated == connection)
    {
      outputs.append(.reaction(event, reaction))
    }
    switch answer.kind {
    case .moved, .stayed:
      let hasMoved = answer.kind == .moved
      carryOut(answer.effects, hasMoved: hasMoved, from: from, because: cause, at: now, &outputs)
    case .rejected(let reason): outputs.append(.rejected(reason))
    case .ignored, .unhandled: break
    }
  }

  private mutating func carryOut(
    _ effects: some Sequence<TCPConnection.Effect>, hasMoved: Bool, from: TCPConnection.State,
    because cause: Cause, at now: Instant, _ outputs: inout Outputs
  ) {
    if hasMoved {
      if from != state { outputs.append(.state(from: from, to: state)) }
      begin(from: from)
    }
    if case .call(.send(let octets)) = cause { numbers.send.queue(octets) }
    for effect in effects { perform(effect, because: cause, at: now, &outputs) }
    if from != state { end(from: from) }
  }

  /// Gives a connection that has just been opened its numbers, before anything is sent.
  private mutating func begin(from: TCPConnection.State) {
    switch (from, state) {
    case (.closed, .synSent), (.listen, .synSent), (.listen, .synReceived):
      numbers.send = SendSequence(initial: initialSequenceNumber)
    case (.timeWait, .synReceived):
      // Larger than any number used before (3.6.1, MAY-2).
      extras.previous = numbers
      numbers.send = SendSequence(initial: numbers.send.next + 65_537)
    case (.synReceived, .timeWait):
      if let previous = extras.previous { numbers = previous }
      if hasExtras { extras.previous = nil }
      return
    default: return
    }
    numbers.receive.offered = 0
    roundTrip = RoundTrip()
    guard hasExtras else { return }
    extras.steadyRetries = 0
    extras.lastChallenge = nil
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
        receive: ReceiveSequence(initial: 0, capacity: profile.shared.settings.receiveBuffer))
      guard hasExtras else { return }
      extras.previous = nil
      extras.queuedCall = nil
    case .synReceived: break
    default: if hasExtras { extras.previous = nil }
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
