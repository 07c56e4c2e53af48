import TCPRuntime

extension Reaction {
  /// What the step means, in a few words each, for someone who learns; mostly nothing or one thing.
  var explanation: [String] {
    let meanings = changes.compactMap { meaning(from: $0.from, to: $0.to) }
    guard meanings.isEmpty else { return meanings }
    switch cause {
    case .timer where repeatsSegment: return ["no acknowledgment came: sends it again"]
    case .receive(let segment, _) where segment.isRequest && state == .closed && answersWithReset:
      return ["nobody listens here: refuses"]
    case .receive where answersWithReset: return ["no connection that it knows: resets it"]
    case .receive(let segment, _) where repeatsSegment && segment.flags.contains(.fin):
      let again = "a FIN it has had: its ACK was lost or is late; repeats it"
      return [state == .timeWait ? again + ", and 2MSL begin anew" : again]
    default: return []
    }
  }

  private func meaning(from: TCPConnection.State, to: TCPConnection.State) -> String? {
    switch (from, to) {
    case (.closed, .listen): "waits for somebody to connect"
    case (.closed, .synSent), (.listen, .synSent): "asks to connect" + numbers
    case (.listen, .synReceived): "agrees" + numbers
    case (.synSent, .synReceived): "is asked while it asks: both open at once"
    case (.synSent, .established): "knows that both directions work, and says so"
    case (.synReceived, .established): "knows it too: the connection is open"
    case (.established, .finWait1), (.synReceived, .finWait1): "has nothing more to send"
    case (.established, .closeWait), (.synReceived, .closeWait):
      "the peer is done; its own application may still send"
    case (.finWait1, .finWait2): "its FIN has arrived; the peer may still send"
    case (.finWait1, .closing): "the peer's FIN, but no ACK of its own: they crossed"
    case (.finWait1, .timeWait), (.closing, .timeWait): "both FINs have arrived; waits 2MSL to be sure"
    case (.finWait2, .timeWait): "both are done; waits 2MSL in case this ACK gets lost"
    case (.closeWait, .lastAck): "has nothing more to send either"
    case (.lastAck, .closed): "its FIN has arrived: over"
    case (.timeWait, .closed): "nothing old is on the wire any more: over"
    case (.synSent, .closed) where isReset: "its request is refused"
    case (_, .closed) where isReset: "the peer has given the connection up"
    default: nil
    }
  }

  /// Where its sequence numbers begin, if this is where it tells.
  private var numbers: String {
    guard let segment = sends.first?.flight.segment, segment.flags.contains(.syn) else { return "" }
    return "; its numbers begin at \(segment.sequence)"
  }

  private var repeatsSegment: Bool { sends.contains { $0.flight.isRepeated } }

  private var answersWithReset: Bool { sends.contains { $0.flight.segment.flags.contains(.rst) } }

  private var isReset: Bool {
    if case .receive(let segment, _) = cause { segment.flags.contains(.rst) } else { false }
  }
}

extension SegmentSummary {
  /// Whether it asks for a connection.
  fileprivate var isRequest: Bool { flags.contains(.syn) && !flags.contains(.ack) }
}
