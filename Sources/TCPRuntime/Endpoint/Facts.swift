import EnumatonRuntime

extension Endpoint {
  typealias SegmentFlags = TCPConnection.Event.SegmentFlags

  /// The call as an event, with the facts that go with it.
  func event(of call: UserCall) -> TCPConnection.Event {
    let send = numbers.send
    switch call {
    case .passiveOpen: return .passiveOpen
    case .activeOpen: return .activeOpen(.remoteKnown)
    case .send:
      var facts: TCPConnection.Event.SendFlags = []
      if knowsRemote { facts.insert(.remoteKnown) }
      if send.queued > 0 { facts.insert(.dataPending) }
      if send.isInFlight { facts.insert(.inFlight) }
      return .send(facts)
    case .receive: return .receive(unread > 0 ? .unread : [])
    case .shutdown:
      var facts: TCPConnection.Event.ShutdownFlags = []
      if send.queued > 0 { facts.insert(.dataPending) }
      if unread > 0 { facts.insert(.unread) }
      return .shutdown(facts)
    case .close:
      var facts: TCPConnection.Event.CloseFlags = []
      if send.queued > 0 { facts.insert(.dataPending) }
      if unread > 0 { facts.insert(.unread) }
      return .close(facts)
    case .abort: return .abort
    case .keepAlive(let isOn): return isOn ? .heard : .keepaliveOff
    }
  }

  /// The segment as this implementation takes it, or `nil` if it does not.
  func admitted(_ segment: Segment) -> Segment? {
    guard segment.flags.isSuperset(of: [.syn, .fin]), profile.shared.settings.ignoresFINWithSYN else {
      return segment
    }
    switch state {
    case .listen: return nil
    case .synSent:
      var segment = segment
      segment.flags.remove(.fin)
      return segment
    default: return segment
    }
  }

  /// What the machine is told of a segment.
  func facts(about segment: Segment) -> SegmentFlags {
    var facts: SegmentFlags = []
    if segment.flags.contains(.syn) { facts.insert(.syn) }
    if segment.flags.contains(.ack) { facts.insert(.ack) }
    if segment.flags.contains(.fin) { facts.insert(.fin) }
    if segment.flags.contains(.rst) { facts.insert(.rst) }
    if segment.flags.contains(.ack) { facts.formUnion(acknowledgmentFacts(about: segment)) }
    switch state {
    case .closed, .listen, .synSent: return facts
    default: return sequenceFacts(about: segment, adding: facts)
    }
  }

  private func acknowledgmentFacts(about segment: Segment) -> SegmentFlags {
    let send = numbers.send
    var facts: SegmentFlags = []
    if send.isNew(segment.acknowledgment) {
      if send.awaitsSYN { facts.insert(.acksSYN) }
      if let fin = send.fin, fin < segment.acknowledgment { facts.insert(.acksFIN) }
    }
    if segment.acknowledgment > send.next { facts.insert(.acksUnsent) }
    if send.isTooOld(segment.acknowledgment) { facts.insert(.acksOld) }
    return facts
  }

  private func sequenceFacts(about segment: Segment, adding known: SegmentFlags) -> SegmentFlags {
    let receive = numbers.receive
    var facts = known

    if segment.flags.contains(.rst) {
      // What text a reset carries is of no consequence (3.5.3, SHLD-2).
      if receive.accepts(segment.sequence, length: 0) { facts.insert(.acceptable) }
      if segment.sequence == receive.next { facts.insert(.exact) }
      return facts
    }
    if segment.flags.contains(.syn) {
      facts.formUnion(synFacts(about: segment))
    }
    guard receive.accepts(segment.sequence, length: segment.sequenceLength) else {
      // Though the window is closed, the acknowledgment of what comes next is taken, and nothing else.
      if receive.window == 0, segment.sequence == receive.next { facts.insert(.acceptable) }
      if facts.contains(.acceptable), segment.length > 0 { facts.insert(.data) }
      return facts
    }
    facts.insert(.acceptable)

    var trial = receive
    let arrival = trial.take(segment)
    if trial.next != receive.next {
      // What was early may now be in sequence too, and with it the peer's FIN.
      facts.insert(.exact)
      if arrival.text > 0 { facts.insert(.data) }
      if arrival.hasFIN { facts.insert(.fin) } else { facts.remove(.fin) }
    } else {
      if segment.sequence == receive.next { facts.insert(.exact) }
      if receive.newText(of: segment) > 0 { facts.insert(.data) }
    }
    if profile.shared.times.delayedAck != nil, !timers.isRunning(.delayedAck), !receive.hasGap,
      segment.length <= profile.shared.settings.maximumSegmentSize
    {
      facts.insert(.delayable)
    }
    return facts
  }

  private func synFacts(about segment: Segment) -> SegmentFlags {
    let receive = numbers.receive
    switch state {
    case .timeWait:
      // Opened passively, so there is somebody who listens.
      let isNewer = connection.held.contains(.passive) && segment.sequence > receive.next
      return isNewer ? .newer : []
    case .synReceived where profile.shared.settings.answersSYNInSynReceived && !segment.flags.contains(.ack):
      // Nothing has been taken yet but the peer's SYN, so IRS is the number before RCV.NXT.
      return segment.sequence == receive.next - 1 ? .sameSYN : .otherSYN
    default: return []
    }
  }
}
