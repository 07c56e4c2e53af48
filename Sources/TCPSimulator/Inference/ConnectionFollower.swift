import EnumatonRuntime
import TCPRuntime

/// Follows one connection through a capture with two machines.
///
/// A packet shows what its sender has done. When its receiver gets it, if ever, shows only in what that sends
/// later: what it acknowledges it has received, and what it sends though it was acknowledged it has not heard
/// acknowledged. Of all else that is on its way, it is taken to be received in the order of the capture unless
/// a later segment contradicts that.
struct ConnectionFollower {
  private(set) var ends = PartyPair<FollowedEnd> { _ in FollowedEnd() }
  private var inboxes = PartyPair<Inbox> { _ in Inbox() }
  private var reports = PartyPair<InferredConnection.End> { _ in InferredConnection.End(path: []) }
  private(set) var sightings: [Sighting] = []
  private var impossibilities: [Impossibility] = []
  private var assumptions: [String] = []
  private var windows = WindowScales()
  private var record = ClosingRecord()
  private var isSeen = PartyPair<Bool> { _ in false }
  private var isOneSided = false
  /// What has been acknowledged of an end though it was not seen to have sent it.
  private var unsent = PartyPair<[Unsent]> { _ in [] }

  /// Beyond this many the oldest are held to be wrong.
  private static let mostUnsent = 64

  private struct Unsent {
    var number: SequenceNumber
    var packet: Int
  }

  /// A SYN,ACK whose SYN was not seen, until it shows whether there was one.
  private var strayAnswer: Sighting?

  let sockets: PartyPair<SocketAddress>

  init(first: SocketAddress, second: SocketAddress) {
    sockets = PartyPair { $0 == .first ? first : second }
  }

  // MARK: One packet

  mutating func follow(_ packet: CapturedPackets.Numbered) {
    let received = packet.received
    let sender: Party = received.packet.source == sockets.first ? .first : .second
    var segment = received.packet.segment
    windows.note(received, from: sender)
    segment.window = windows.octets(segment, from: sender)
    let sighting = Sighting(
      number: packet.number, time: received.packet.time, sender: sender, segment: segment,
      isDamaged: received.checksum == .wrong)
    sightings.append(sighting)
    isSeen[sender] = true
    assumeWhatIsMissing(before: sighting)
    if isRestart(sighting) {
      note(.restart, sighting, "its connection is \(ends[sender].state.name), and it opens another")
      ends[sender].restart(sighting)
    }
    count(sighting)
    checkNumbers(of: sighting)
    explain(sighting)
    record.note(sighting, ends[sender])
    if !sighting.isDamaged { inboxes[sender.other].add(sighting) }
  }

  /// Finds what the sender had received when it sent the segment: the likeliest that explains it.
  private mutating func explain(_ sighting: Sighting) {
    let sender = sighting.sender
    let segment = sighting.segment
    let isAnswer = segment.flags.isSuperset(of: [.syn, .ack])
    var best: (end: FollowedEnd, rest: Inbox, wrong: [(kind: Impossibility.Kind, text: String)])?
    for possibility in inboxes[sender].possibilities(before: segment, next: ends[sender].received?.next) {
      var end = ends[sender]
      for arrival in possibility.received {
        if segment.flags.contains(.ack), !arrival.segment.flags.contains(.syn),
          arrival.segment.sequenceEnd <= segment.acknowledgment
        {
          // What came before it may not have been captured, but it was received.
          end.assumeReceived(upTo: arrival.segment.sequence)
        }
        if isAnswer, arrival.segment.isRequest { end.listen(sighting) }
        end.receive(arrival, scaleIsKnown: windows.isKnown)
      }
      let wrong = end.send(sighting)
      if best.map({ wrong.count < $0.wrong.count }) ?? true { best = (end, possibility.rest, wrong) }
      if wrong.isEmpty { break }
    }
    guard let best else { return }
    ends[sender] = best.end
    inboxes[sender] = best.rest
    for (kind, text) in best.wrong { note(kind, sighting, text) }
  }

  private mutating func count(_ sighting: Sighting) {
    var sent = ends[sighting.sender].sent
    switch sent.add(sighting.segment) {
    case .new: break
    case .again: reports[sighting.sender].retransmissions.append(sighting.number)
    case .late: reports[sighting.sender].late.append(sighting.number)
    case .probe: reports[sighting.sender].probes.append(sighting.number)
    }
  }

  private mutating func checkNumbers(of sighting: Sighting) {
    let segment = sighting.segment
    let peer = sighting.sender.other
    if !segment.flags.contains(.rst) { excuse(sighting) }
    if segment.flags.contains(.ack), let next = ends[peer].sent.next, segment.acknowledgment > next {
      if isSeen[peer] {
        note(.acknowledgesUnsent, sighting, "\(sockets[peer]) has sent nothing beyond \(next - 1)")
        if unsent[peer].count == Self.mostUnsent { unsent[peer].removeFirst() }
        unsent[peer].append(Unsent(number: segment.acknowledgment, packet: sighting.number))
      } else if !isOneSided {
        isOneSided = true
        assumptions.append(
          "No packet of \(sockets[peer]) is in the capture: it is taken to have sent what is acknowledged.")
      }
      // In the window, it can be of text that was not captured: go on from there.
      let edge = ends[sighting.sender].sent.edge
      if !segment.flags.contains(.rst), edge.map({ segment.acknowledgment <= $0 }) ?? !isSeen[peer] {
        ends[peer].sent.assumeSent(upTo: segment.acknowledgment)
        ends[sighting.sender].assumeReceived(upTo: segment.acknowledgment)
      }
    }
    // An octet beyond the window is a probe (3.8.6.1).
    if windows.isKnown, segment.length > 0, !segment.flags.contains(.syn), let edge = ends[peer].sent.edge,
      segment.octetsEnd > edge + 1
    {
      note(.beyondWindow, sighting, "\(sockets[peer]) has offered room up to \(edge - 1)")
    }
  }

  /// Who goes on beyond what it was not seen to send has sent it: it was missed, and its acknowledgment right.
  private mutating func excuse(_ sighting: Sighting) {
    let isSent = { (unsent: Unsent) in unsent.number <= sighting.segment.sequence }
    let packets = Set(unsent[sighting.sender].filter(isSent).map(\.packet))
    guard !packets.isEmpty else { return }
    unsent[sighting.sender].removeAll(where: isSent)
    impossibilities.removeAll { $0.kind == .acknowledgesUnsent && packets.contains($0.packet) }
  }

  private mutating func note(_ kind: Impossibility.Kind, _ sighting: Sighting, _ text: String) {
    impossibilities.append(
      Impossibility(
        kind: kind, packet: sighting.number, time: sighting.time, sender: sighting.sender, text: text))
  }

  // MARK: What the capture does not show

  /// The capture may have begun late, or show one direction alone.
  private mutating func assumeWhatIsMissing(before sighting: Sighting) {
    let sender = sighting.sender
    let segment = sighting.segment
    settleStrayAnswer(by: sighting)
    guard !segment.isRequest else { return }
    if sightings.count == 1 {
      if segment.flags.isSuperset(of: [.syn, .ack]) {
        assumeRequest(before: sighting)
      } else {
        assumptions.append(
          "The capture begins in mid-connection, at packet \(sighting.number): both ends are taken to be "
            + "ESTABLISHED before it.")
        let acknowledgment = segment.flags.contains(.ack) ? segment.acknowledgment : nil
        ends[sender].assume(.established, next: segment.sequence, received: acknowledgment)
        ends[sender.other].assume(.established, next: acknowledgment, received: segment.sequence)
      }
    } else if segment.flags.contains(.ack), segment.flags.isDisjoint(with: [.syn, .rst]) {
      assumeAnswer(before: sighting)
    }
  }

  /// The SYN,ACK may have got lost before the capture, or by it.
  private mutating func assumeAnswer(before sighting: Sighting) {
    let sender = sighting.sender
    let peer = sender.other
    let segment = sighting.segment
    if ends[sender].state == .synSent, !windows.hasSeen(peer) {
      // The opener goes on as if it had been answered.
      assumeSYNACK(of: peer, shownBy: sighting)
      ends[sender].assume(.established, next: segment.sequence, received: segment.acknowledgment)
      guard ends[peer].isFresh else { return }
      ends[peer].assume(
        .synReceived, next: segment.acknowledgment, initial: segment.acknowledgment - 1,
        received: segment.sequence)
      inboxes[peer].removeAll()
    } else if ends[sender].isFresh, ends[peer].state == .synSent {
      assumeSYNACK(of: sender, shownBy: sighting)
      if segment.sequenceLength == 0 {
        // It may be a challenge that answers the SYN sent again.
        ends[sender].listen(sighting)
        for request in inboxes[sender].takeRequests() { ends[sender].receive(request, scaleIsKnown: false) }
        ends[sender].assumeSYN(segment.sequence - 1)
      } else {
        ends[sender].assume(.established, next: segment.sequence, received: segment.acknowledgment)
        ends[peer].assume(.established, next: segment.acknowledgment, received: segment.sequence)
        inboxes[sender].removeAll()
      }
    }
  }

  private mutating func assumeSYNACK(of party: Party, shownBy sighting: Sighting) {
    assumptions.append(
      "The SYN,ACK of \(sockets[party]) is not in the capture; packet \(sighting.number) shows that there was one."
    )
  }

  /// A SYN,ACK comes first: takes it that there was a SYN, until it shows that there was none.
  private mutating func assumeRequest(before answer: Sighting) {
    let sender = answer.sender
    let initial = answer.segment.acknowledgment - 1
    strayAnswer = answer
    ends[sender.other].assume(
      .synSent, next: initial + 1, initial: initial, received: nil)
    ends[sender].assume(.synReceived, next: nil, received: initial + 1)
  }

  /// Whoever acknowledges the stray SYN,ACK has asked for it; who resets it, or does not answer, has not.
  private mutating func settleStrayAnswer(by sighting: Sighting?) {
    guard let answer = strayAnswer, sighting?.sender != answer.sender else { return }
    strayAnswer = nil
    if let sighting, sighting.segment.flags.contains(.ack), !sighting.segment.flags.contains(.rst) {
      assumptions.append(
        "The SYN of \(sockets[sighting.sender]) is not in the capture; packet \(sighting.number) shows that "
          + "there was one.")
    } else {
      note(.answersNothing, answer, "no SYN of \(sockets[answer.sender.other]) was captured")
      ends[answer.sender.other] = FollowedEnd()
    }
  }

  private func isRestart(_ sighting: Sighting) -> Bool {
    guard sighting.segment.isRequest else { return false }
    let end = afterAll(sighting.sender)
    return !end.isFresh && !end.isOver && end.sent.initial != sighting.segment.sequence
      && end.state != .synReceived
  }

  /// The end, once it has received everything that is on its way to it.
  private func afterAll(_ party: Party) -> FollowedEnd {
    var end = ends[party]
    for arrival in inboxes[party].remainder() { end.receive(arrival, scaleIsKnown: windows.isKnown) }
    return end
  }

  /// Whether a packet is the first of another connection between the same sockets.
  func isSucceeded(by packet: CapturedPackets.Numbered) -> Bool {
    let segment = packet.received.packet.segment
    guard segment.isRequest else { return false }
    let sender: Party = packet.received.packet.source == sockets.first ? .first : .second
    let end = afterAll(sender)
    guard end.sent.initial != segment.sequence else { return false }
    let peer = afterAll(sender.other)
    if end.state == .synSent { return peer.isFresh }
    return !end.isFresh && end.isOver && peer.isOver
  }

  // MARK: The end of the capture

  func finish(number: Int) -> InferredConnection {
    var follower = self
    follower.settleStrayAnswer(by: nil)
    for party in Party.allCases {
      let vain = follower.sentInVain(to: party)
      let remainder = follower.inboxes[party].remainder()
      for arrival in remainder.prefix(while: { !$0.repeats(vain) }) {
        follower.ends[party].receive(arrival, scaleIsKnown: windows.isKnown)
      }
    }
    let ending = follower.record.ending(
      follower.ends, silent: Party.allCases.first { follower.sentInVain(to: $0) != nil })
    for party in Party.allCases {
      follower.ends[party].leaveTimeWait()
      follower.reports[party].path = follower.ends[party].path
      follower.reports[party].unseen = follower.ends[party].sent.unseen
    }
    if Party.allCases.contains(where: { follower.reports[$0].unseen > 0 }) {
      // So may a window be that was offered.
      follower.impossibilities.removeAll { $0.kind == .beyondWindow }
      follower.assumptions.append(
        "Not all that was sent was captured; whatever seems impossible may come of that.")
    }
    follower.impossibilities.sort { $0.packet < $1.packet }
    return InferredConnection(
      number: number, sockets: sockets, ends: follower.reports, ending: ending,
      impossibilities: follower.impossibilities, assumptions: follower.assumptions, sightings: sightings,
      scaleIsKnown: windows.isKnown)
  }

  /// The first number that an end was sent again and again and did not answer, up to the end of the capture.
  private func sentInVain(to party: Party) -> SequenceNumber? {
    let tail = sightings.reversed().prefix { $0.sender != party }
    let again = Set(reports[party.other].retransmissions)
    let repeated = tail.filter { again.contains($0.number) }
    return repeated.count >= 2 ? repeated.last?.segment.sequence : nil
  }
}

extension Sighting {
  /// Whether it brings the number or what comes after.
  fileprivate func repeats(_ number: SequenceNumber?) -> Bool {
    guard let number else { return false }
    return segment.sequenceLength > 0 && segment.sequence >= number
  }
}
