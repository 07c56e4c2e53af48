import EnumatonRuntime
import TCPRuntime

// What never happens.
extension Aftermath {
  /// Every event has an answer.
  var undefinedAnswer: String? {
    for observation in observations {
      guard case .undefined(let event, let state) = observation.fact else { continue }
      let key = LifeKey(host: observation.host, local: observation.local, remote: observation.remote)
      return "\(key.text) has no answer in \(state.name) to \(event.text) \(observation.time.placeText)"
    }
    return nil
  }

  /// CLOSED runs nothing.
  var timerLeft: String? {
    for observation in observations {
      guard case .left(let timers, let state) = observation.fact else { continue }
      let key = LifeKey(host: observation.host, local: observation.local, remote: observation.remote)
      let names = timers.map { "\($0.name)" }.joined(separator: ", ")
      return "\(key.text) comes to \(state.name) \(observation.time.placeText) and goes on running \(names)"
    }
    return nil
  }

  /// Everything arrives.
  var missingOctets: String? {
    for life in lives {
      guard let peer = peer(of: life) else { continue }
      let count =
        "from \(life.key.text) to \(peer.key.host): octets given to send \(life.accepted), arrived \(peer.arrived)"
      if peer.arrived > life.accepted { return count }
      guard peer.arrived < life.accepted, life.endsOrderly, peer.endsOrderly else { continue }
      let time = max(life.moves.last?.time ?? end, peer.moves.last?.time ?? end)
      return "\(count), and the connection was over \(time.placeText) as if all were well"
    }
    return nil
  }

  // MARK: States

  /// The moves of figure 5 and its notes, and those of the text: a SYN,ACK,FIN, a refusal in SYN-RECEIVED (3.10.7.4),
  /// a SYN in TIME-WAIT and back (3.6.1, MAY-2).
  private static let moves: [TCPConnection.State: Set<TCPConnection.State>] = [
    .closed: [.listen, .synSent],
    .listen: [.synSent, .synReceived, .closed],
    .synSent: [.synReceived, .established, .closeWait, .closed],
    .synReceived: [.established, .finWait1, .closeWait, .listen, .timeWait, .closed],
    .established: [.finWait1, .closeWait, .closed],
    .finWait1: [.finWait2, .closing, .timeWait, .closed],
    .finWait2: [.timeWait, .closed],
    .closing: [.timeWait, .closed],
    .closeWait: [.lastAck, .closed],
    .lastAck: [.closed],
    .timeWait: [.closed, .synReceived],
  ]

  /// States follow the diagram.
  var strangeMove: String? {
    for life in lives {
      for move in life.moves where Self.moves[move.from]?.contains(move.to) != true {
        return "\(life.key.text) goes from \(move.from.name) to \(move.to.name) \(move.time.placeText)"
      }
    }
    return nil
  }

  /// TIME_WAIT is earned.
  var unearnedTimeWait: String? {
    for life in lives {
      for (index, move) in life.moves.enumerated() where move.to == .timeWait {
        let earlier = life.moves[..<index]
        // An old duplicate seemed to reopen it.
        if move.from == .synReceived, earlier.last?.from == .timeWait { continue }
        let start = earlier.last { $0.isStart }?.place ?? 0
        guard let fault = fault(of: move, after: life.records[start..<move.place]) else { continue }
        return "\(life.key.text) comes to TIME_WAIT from \(move.from.name) \(move.time.placeText), \(fault)"
      }
    }
    return nil
  }

  /// What is missing that TIME_WAIT is for: our FIN, its acknowledgment and the peer's FIN, in an order in which we
  /// have not closed last.
  private func fault(of move: Life.Move, after records: ArraySlice<Record>) -> String? {
    guard [.finWait1, .finWait2, .closing].contains(move.from) else {
      return "which is for the end that has not closed last"
    }
    var end: UInt32?
    var isAcknowledged = false
    var hasPeerClosed = false
    var last: SegmentSummary?
    for record in records {
      switch record.event {
      case .transmit(let segment, _) where segment.flags.contains(.fin):
        end = segment.sequence &+ UInt32(truncatingIfNeeded: segment.length) &+ 1
      case .receive(let segment, _):
        last = segment
        if segment.flags.contains(.fin) { hasPeerClosed = true }
        if let end, segment.acknowledgment == end { isAcknowledged = true }
      default: break
      }
    }
    if last?.flags.contains(.rst) == true { return "and what arrived was a RST" }
    if end == nil { return "though it has sent no FIN" }
    if !isAcknowledged { return "though its FIN is not acknowledged" }
    return hasPeerClosed ? nil : "though no FIN has arrived"
  }
}
