import EnumatonRuntime

extension Endpoint {
  /// Does what the machine asks.
  mutating func perform(
    _ effect: TCPConnection.Effect, because cause: Cause, at now: Instant, _ outputs: inout Outputs
  ) {
    switch effect {
    case .send(let flags): send(flags, because: cause, at: now, &outputs)
    case .synchronize:
      guard let segment = cause.segment else { return }
      numbers.receive = ReceiveSequence(
        initial: segment.sequence, capacity: profile.shared.settings.receiveBuffer)
      numbers.receive.keep(segment)
    case .acknowledged:
      guard let segment = cause.segment else { return }
      numbers.send.acknowledge(segment)
      roundTrip.finish(numbers.send.unacknowledged, at: now)
    case .deliver:
      let arrival = cause.segment.map { numbers.receive.take($0) } ?? numbers.receive.advance()
      if arrival.text > 0 { outputs.append(.arrived(Int(arrival.text))) }
    case .hold:
      if let segment = cause.segment { numbers.receive.keep(segment) }
    case .transmit: transmit(at: now, &outputs)
    case .retransmit: retransmit(&outputs)
    case .probeWindow: outputs.append(.transmit(probe(length: 1)))
    case .probePeer:
      if !numbers.send.isInFlight { outputs.append(.transmit(probe(length: 0))) }
    case .queueText: break  // queued as soon as the call is not refused
    case .queueFIN: numbers.send.queueFIN()
    case .queueCall:
      if case .call(let call) = cause { extras.queuedCall = call }
    case .read: read(because: cause, &outputs)

    case .connected: outputs.append(.signal(.connected))
    case .closing: outputs.append(.signal(.closing))
    case .closed: outputs.append(.signal(.closed))
    case .reset: outputs.append(.signal(.reset))
    case .refused: outputs.append(.signal(.refused))
    case .timedOut: outputs.append(.signal(.timedOut))

    case .start(let timer): start(timer, at: now)
    case .stop(let timer): timers.stop(timer)
    case .stopAll: timers.stopAll()
    }
  }

  /// Starts a timer on the profile's schedule, if it has one.
  mutating func start(_ timer: TCPConnection.Timer, at now: Instant) {
    guard let wait = profile.wait(for: timer, in: state, timeout: roundTrip.timeout(profile)) else { return }
    timers.start(timer, at: now, wait)
  }

  /// Sends of the text that waits, and of the FIN after it, what the window allows.
  mutating func transmit(at now: Instant, _ outputs: inout Outputs) {
    while let portion = numbers.send.takeNext(limit: segmentSize) {
      roundTrip.start(numbers.send.next, at: now)
      outputs.append(.transmit(segment(portion)))
    }
  }

  /// Sends the front of the retransmission queue again.
  private mutating func retransmit(_ outputs: inout Outputs) {
    roundTrip.discard()
    if numbers.send.awaitsSYN {
      outputs.append(.transmit(segment([.syn, .ack], sequence: numbers.send.initial)))
      return
    }
    guard let portion = numbers.send.front(limit: segmentSize) else { return }
    outputs.append(.transmit(segment(portion)))
  }

  /// The most text that goes into one segment.
  private var segmentSize: Int { max(1, profile.shared.settings.maximumSegmentSize) }

  private mutating func read(because cause: Cause, _ outputs: inout Outputs) {
    guard case .call(.receive(let octets)) = cause else { return }
    outputs.append(.read(numbers.receive.read(octets)))
    guard state == .established || state == .finWait1 || state == .finWait2 else { return }
    // Tell a peer whose window was nearly closed, but only of a gain worth a segment (3.8.6.2.2).
    let receive = numbers.receive
    let gain = (receive.next + receive.window).distance(from: numbers.receive.offered)
    let segmentSize = UInt32(clamping: profile.shared.settings.maximumSegmentSize)
    let left = numbers.receive.offered.distance(from: receive.next)
    if left < segmentSize,
      gain >= min(segmentSize, UInt32(clamping: profile.shared.settings.receiveBuffer / 2)), gain > 0
    {
      outputs.append(.transmit(segment(.ack)))
    }
  }

  private mutating func send(
    _ asked: TCPConnection.Effect.SendFlags, because cause: Cause, at now: Instant,
    _ outputs: inout Outputs
  ) {
    let flags = Segment.Flags(asked)
    if flags.contains(.rst) {
      outputs.append(.transmit(reset(flags, because: cause)))
    } else if flags.contains(.syn) {
      if cause.isRepetition { roundTrip.discard() } else { roundTrip.start(numbers.send.next, at: now) }
      outputs.append(.transmit(segment(flags, sequence: numbers.send.initial)))
    } else if flags.contains(.fin) {
      if cause.isRepetition {
        retransmit(&outputs)
      } else {
        numbers.send.queueFIN()
        transmit(at: now, &outputs)
      }
    } else {
      guard !isThrottled(because: cause, at: now) else { return }
      outputs.append(.transmit(segment(flags)))
    }
  }

  /// Whether this acknowledgment of a segment that is not acceptable would come too soon after the one
  /// before. (That of a segment which acknowledges our SYN establishes the connection.)
  private mutating func isThrottled(because cause: Cause, at now: Instant) -> Bool {
    guard let interval = profile.shared.times.challengeInterval,
      case .segment(let segment, let facts) = cause,
      segment.length == 0, !segment.flags.contains(.fin),
      !facts.contains(.acceptable) || facts.contains(.rst) || facts.contains(.syn),
      !facts.contains(.acksSYN)
    else { return false }
    if let last = extras.lastChallenge,
      UInt64(bitPattern: now.nanoseconds &- last.nanoseconds) < UInt64(interval)
    {
      return true
    }
    extras.lastChallenge = now
    return false
  }

  private mutating func segment(_ portion: SendSequence.Portion) -> Segment {
    var flags: Segment.Flags = .ack
    if portion.hasFIN { flags.insert(.fin) }
    if portion.length > 0, portion.isLast { flags.insert(.psh) }
    return segment(flags, sequence: portion.sequence, length: portion.length)
  }

  /// A segment from here; one that acknowledges says how far there is room.
  private mutating func segment(
    _ flags: Segment.Flags, sequence: SequenceNumber? = nil, length: Int = 0
  ) -> Segment {
    let receive = numbers.receive
    if flags.contains(.ack) { numbers.receive.offered = receive.next + receive.window }
    return Segment(
      flags: flags, sequence: sequence ?? numbers.send.next,
      acknowledgment: flags.contains(.ack) ? receive.next : 0, length: length, window: receive.window)
  }

  /// A segment that is not acceptable to the peer, so that it answers: the number before SND.UNA again.
  private mutating func probe(length: Int) -> Segment {
    segment(.ack, sequence: numbers.send.unacknowledged - 1, length: length)
  }

  /// A reset: believable to whom it answers (3.5.2), or at SND.NXT when it answers nobody.
  private func reset(_ flags: Segment.Flags, because cause: Cause) -> Segment {
    guard let segment = cause.segment else {
      let flags = profile.shared.settings.acknowledgesInResets ? flags.union(.ack) : flags
      return Segment(
        flags: flags, sequence: numbers.send.next,
        acknowledgment: flags.contains(.ack) ? numbers.receive.next : 0, window: 0)
    }
    return flags.contains(.ack)
      ? Segment(flags: flags, sequence: 0, acknowledgment: segment.end, window: 0)
      : Segment(flags: flags, sequence: segment.acknowledgment, window: 0)
  }
}

extension Segment.Flags {
  /// The flags that the machine wants to see sent.
  fileprivate init(_ flags: TCPConnection.Effect.SendFlags) {
    self = []
    if flags.contains(.syn) { insert(.syn) }
    if flags.contains(.ack) { insert(.ack) }
    if flags.contains(.fin) { insert(.fin) }
    if flags.contains(.rst) { insert(.rst) }
  }
}
