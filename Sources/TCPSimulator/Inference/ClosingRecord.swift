import TCPRuntime

/// How a connection comes to its end, as far as the packets tell.
struct ClosingRecord: Hashable, Sendable {
  private var firstFIN: Party?
  private var fins = PartyPair<SequenceNumber?> { _ in nil }
  /// Whether the second FIN acknowledges the first.
  private var secondKnowsFirst = false
  private var acknowledged = PartyPair<Bool> { _ in false }
  /// Before both directions were closed.
  private var resets: [Reset] = []
  private var hasHandshake = PartyPair<Bool> { _ in false }

  private struct Reset: Hashable, Sendable {
    var sender: Party
    var packet: Int
  }

  private var isClosed: Bool { acknowledged.first && acknowledged.second }

  mutating func note(_ sighting: Sighting, _ end: FollowedEnd) {
    let segment = sighting.segment
    let sender = sighting.sender
    if segment.flags.contains(.rst) {
      if !isClosed { resets.append(Reset(sender: sender, packet: sighting.number)) }
      return
    }
    if segment.flags.contains(.syn) {
      self = ClosingRecord(hasHandshake: hasHandshake)
      hasHandshake[sender] = true
      return
    }
    if segment.flags.contains(.ack), let fin = fins[sender.other], fin < segment.acknowledgment {
      acknowledged[sender.other] = true
    }
    if segment.flags.contains(.fin), fins[sender] == nil {
      fins[sender] = segment.octetsEnd
      if firstFIN == nil { firstFIN = sender }
      if let fin = fins[sender.other], segment.flags.contains(.ack), fin < segment.acknowledgment {
        secondKnowsFirst = true
      }
    }
  }

  init() {}

  private init(hasHandshake: PartyPair<Bool>) { self.hasHandshake = hasHandshake }

  func ending(_ ends: PartyPair<FollowedEnd>, silent: Party?) -> InferredConnection.Ending {
    let first = secondKnowsFirst ? firstFIN : nil
    if isClosed { return .closed(first: first) }
    for reset in resets {
      // One that is out of the window ends nothing.
      let effect = ends[reset.sender.other].path.indices.dropFirst().first {
        ends[reset.sender.other].path[$0].isReceipt(of: reset.packet)
      }
      if let effect {
        let isRefusal = ends[reset.sender.other].path[effect - 1].state == .synSent
        return isRefusal ? .refused(by: reset.sender) : .reset(by: reset.sender)
      }
      if ends[reset.sender].path.contains(where: { $0.isAbort(with: reset.packet) }) {
        return .reset(by: reset.sender)
      }
    }
    if let silent {
      return ends[silent].isFresh ? .unanswered : .silent(silent)
    }
    switch (fins.first, fins.second) {
    case (_?, _?): return .closing(first: first)
    case (_?, nil): return .halfClosed(by: .first)
    case (nil, _?): return .halfClosed(by: .second)
    case (nil, nil): break
    }
    if ends.first.isFresh || ends.second.isFresh { return .unanswered }
    let isOpen = [ends.first.state, ends.second.state].contains { $0 == .established }
    return isOpen ? .open : .opening
  }
}

extension PathStep {
  /// Whether the packet, when it was received, led to this state.
  fileprivate func isReceipt(of packet: Int) -> Bool {
    if case .received(packet, _) = reason { true } else { false }
  }

  /// Whether the end gave the connection up with this packet.
  fileprivate func isAbort(with packet: Int) -> Bool {
    if case .call(.abort, packet, _) = reason { true } else { false }
  }
}
