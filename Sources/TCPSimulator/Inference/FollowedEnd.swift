import EnumatonRuntime
import TCPRuntime

/// One end of a connection, followed from outside: its machine, told what the end must have done and
/// received.
struct FollowedEnd: Hashable, Sendable {
  private(set) var machine = TCPConnection()
  private(set) var path = [PathStep(state: .closed, reason: .beginning)]
  /// What it knows to be acknowledged: SND.UNA.
  private(set) var unacknowledged: SequenceNumber?
  private(set) var received: ReceivedNumbers?
  /// ISS and SND.NXT when the segments that it receives arrive.
  var sent = SentNumbers()
  /// Segments that it has received and that ask for a reset.
  private var resetsDue = 0
  /// Whether it has itself reset the connection.
  private(set) var hasReset = false

  var state: TCPConnection.State { machine.state }

  /// Whether nothing is known of it yet.
  var isFresh: Bool { path.count == 1 && state == .closed }

  /// Whether it has no more part in the connection.
  var isOver: Bool { state == .closed || state == .timeWait || state == .listen }

  private mutating func step(from: TCPConnection.State, _ reason: PathStep.Reason) {
    guard from != state else { return }
    path.append(PathStep(state: state, reason: reason))
    if state == .closed || state == .listen {
      received = nil
      unacknowledged = nil
    }
  }

  /// Takes it that the end is in a state that nothing shows.
  mutating func assume(
    _ state: TCPConnection.State, next: SequenceNumber?, initial: SequenceNumber? = nil,
    received: SequenceNumber?
  ) {
    let from = machine.state
    let isFresh = isFresh
    machine = TCPConnection(state: state)
    if isFresh { path = [PathStep(state: state, reason: .assumed)] } else { step(from: from, .assumed) }
    if let next { sent.assume(next: next, initial: initial) }
    unacknowledged = initial ?? next
    self.received = received.map(ReceivedNumbers.init(next:))
  }

  /// Takes it that its SYN had this number.
  mutating func assumeSYN(_ initial: SequenceNumber) {
    sent.assume(next: initial + 1, initial: initial)
    unacknowledged = initial
  }

  /// Takes it that what the peer acknowledges was sent.
  mutating func assumeReceived(upTo number: SequenceNumber) { received?.assumeReceived(upTo: number) }

  /// The time has passed that TIME_WAIT takes.
  mutating func leaveTimeWait() {
    guard state == .timeWait else { return }
    let from = state
    _ = machine.timer(.timeWait)
    step(from: from, .timer)
  }

  private mutating func call(_ call: PathStep.Call, _ sighting: Sighting) {
    let from = state
    let reason = PathStep.Reason.call(call, packet: sighting.number, at: sighting.time)
    switch call {
    case .passiveOpen: _ = machine.passiveOpen()
    case .activeOpen: _ = machine.activeOpen(.remoteKnown)
    case .close: _ = machine.shutdown()
    case .abort: _ = machine.abort()
    case .restart: machine = TCPConnection()
    }
    step(from: from, reason)
  }

  /// It listens, as its answer shows.
  mutating func listen(_ sighting: Sighting) {
    if state == .timeWait { leaveTimeWait() }
    if state == .closed { call(.passiveOpen, sighting) }
  }

  /// It has forgotten the connection.
  mutating func restart(_ sighting: Sighting) {
    call(.restart, sighting)
    resetsDue = 0
    hasReset = false
  }
}

// MARK: - What it receives

extension FollowedEnd {
  /// A segment of the peer arrives.
  /// - Parameter window: the octets the end has room for; `nil` if the scale of its window is not known.
  mutating func receive(_ sighting: Sighting, scaleIsKnown: Bool) {
    let segment = sighting.segment
    let facts = facts(about: segment, window: window(scaleIsKnown: scaleIsKnown))
    let from = state
    for effect in machine.segment(facts).effects {
      switch effect {
      case .synchronize:
        received = ReceivedNumbers(next: segment.sequence + 1)
        received?.keep(segment)
      case .acknowledged: acknowledge(segment.acknowledgment)
      case .deliver:
        received?.keep(segment)
        _ = received?.advance()
      case .hold: received?.keep(segment)
      case .send(let flags): if flags.contains(.rst) { resetsDue += 1 }
      default: break
      }
    }
    step(from: from, .received(packet: sighting.number, at: sighting.time))
  }

  private mutating func acknowledge(_ number: SequenceNumber) {
    if unacknowledged.map({ $0 < number }) ?? true { unacknowledged = number }
  }

  /// RCV.WND, from what it last offered at the most.
  private func window(scaleIsKnown: Bool) -> UInt32 {
    let unknown: UInt32 = 1 << 30
    guard scaleIsKnown, let edge = sent.edge, let received else { return unknown }
    // Whoever has received more than was offered has offered more than was seen.
    return received.next <= edge ? edge.distance(from: received.next) : unknown
  }

  private func facts(about segment: Segment, window: UInt32) -> TCPConnection.Event.SegmentFlags {
    var facts: TCPConnection.Event.SegmentFlags = []
    let flags = segment.flags
    if flags.contains(.syn) { facts.insert(.syn) }
    if flags.contains(.fin) { facts.insert(.fin) }
    if flags.contains(.rst) { facts.insert(.rst) }
    if flags.contains(.ack) {
      facts.insert(.ack)
      facts.formUnion(acknowledgmentFacts(segment.acknowledgment))
    }
    guard let received, state != .synSent else { return facts }
    let length = flags.contains(.rst) ? 0 : segment.sequenceLength
    guard received.accepts(segment.sequence, length: length, window: window) else {
      if segment.sequence == received.next { facts.insert(flags.contains(.rst) ? .exact : .acceptable) }
      return facts
    }
    facts.insert(.acceptable)
    if flags.contains(.rst) {
      if segment.sequence == received.next { facts.insert(.exact) }
      return facts
    }
    var trial = received
    trial.keep(segment)
    let arrival = trial.advance()
    if trial.next != received.next {
      facts.insert(.exact)
      if arrival.text { facts.insert(.data) }
      if arrival.fin { facts.insert(.fin) } else { facts.remove(.fin) }
    } else {
      if segment.sequence == received.next { facts.insert(.exact) }
      if received.hasNewText(segment) { facts.insert(.data) }
    }
    return facts
  }

  private func acknowledgmentFacts(
    _ acknowledgment: SequenceNumber
  ) -> TCPConnection.Event.SegmentFlags {
    var facts: TCPConnection.Event.SegmentFlags = []
    guard let next = sent.next else { return facts }
    if acknowledgment > next { facts.insert(.acksUnsent) }
    if let unacknowledged, unacknowledged < acknowledgment, acknowledgment <= next {
      if unacknowledged == sent.initial { facts.insert(.acksSYN) }
      if let fin = sent.fin, fin < acknowledgment { facts.insert(.acksFIN) }
    }
    return facts
  }
}

// MARK: - What it sends

extension FollowedEnd {
  /// It has sent a segment: its user has called, if that is what it takes.
  /// - Returns: what no correct end would have done, with a few words on it.
  mutating func send(_ sighting: Sighting) -> [(kind: Impossibility.Kind, text: String)] {
    let segment = sighting.segment
    var wrong: [(kind: Impossibility.Kind, text: String)] = []
    if segment.flags.contains(.rst) {
      wrong = sendReset(sighting)
      _ = sent.add(segment)
      return wrong
    }
    if segment.flags.contains(.syn) {
      wrong = sendSYN(sighting)
      _ = sent.add(segment)
      return wrong
    }
    if !segment.flags.contains(.ack) {
      wrong.append((.withoutACK, "a segment with neither SYN nor RST must acknowledge"))
    }
    switch state {
    case .closed:
      wrong.append(
        hasReset
          ? (.afterReset, "it has reset the connection before") : (.afterEnd, "its connection is over"))
    case .listen, .synSent:
      wrong.append((.beforeOpen, "its SYN has not been answered"))
    case .synReceived where segment.length > 0:
      wrong.append((.beforeOpen, "its SYN has not been acknowledged"))
    default: break
    }
    if wrong.isEmpty { wrong = sendText(sighting) }
    _ = sent.add(segment)
    return wrong
  }

  private mutating func sendText(_ sighting: Sighting) -> [(kind: Impossibility.Kind, text: String)] {
    let segment = sighting.segment
    if let fin = sent.fin {
      if segment.flags.contains(.fin), segment.octetsEnd != fin {
        return [(.finMoved, "its FIN had the number \(fin), now \(segment.octetsEnd)")]
      }
      if segment.length > 0, segment.octetsEnd > fin {
        return [(.beyondFIN, "its FIN had the number \(fin)")]
      }
    } else if segment.flags.contains(.fin) {
      call(.close, sighting)
    }
    return []
  }

  private mutating func sendSYN(_ sighting: Sighting) -> [(kind: Impossibility.Kind, text: String)] {
    let segment = sighting.segment
    let isAnswer = segment.flags.contains(.ack)
    if segment.flags.contains(.fin) { return [(.flags, "SYN and FIN together")] }
    if !isAnswer, state == .timeWait { leaveTimeWait() }
    switch state {
    case .closed, .listen:
      guard isAnswer else {
        call(.activeOpen, sighting)
        begin(segment)
        return []
      }
      return [(.answersNothing, "nobody has sent it a SYN")]
    case .synReceived where isAnswer && unacknowledged == nil:
      begin(segment)
      return []
    case .synSent where !isAnswer, .synReceived where isAnswer:
      guard let initial = sent.initial, segment.sequence != initial else { return [] }
      return [(.synMoved, "its SYN had the number \(initial), now \(segment.sequence)")]
    case .synSent: return [(.answersNothing, "nobody has sent it a SYN")]
    default:
      if segment.sequence == sent.initial { return [] }
      return [(.synMoved, "its connection is \(state.name)")]
    }
  }

  private mutating func begin(_ segment: Segment) {
    unacknowledged = segment.sequence
    hasReset = false
    resetsDue = 0
  }

  private mutating func sendReset(_ sighting: Sighting) -> [(kind: Impossibility.Kind, text: String)] {
    if resetsDue > 0 {
      resetsDue -= 1
      return []
    }
    switch state {
    case .closed, .listen: return [(.resetOfNothing, "there is no connection, and no segment to answer")]
    case .synSent: return [(.resetOfNothing, "its SYN has not been answered")]
    default: break
    }
    call(.abort, sighting)
    hasReset = true
    return []
  }
}
