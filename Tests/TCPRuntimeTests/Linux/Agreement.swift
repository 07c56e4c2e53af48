import EnumatonRuntime
import TCPRuntime

/// How a replay differs from what was recorded, by the three criteria of agreement. Empty if it agrees.
struct Agreement {
  /// (1) The path of states is the recorded one.
  var path: [String] = []
  /// (2) The same SYN, SYN,ACK, FIN and RST segments in the same order, each counted once, and every SYN and
  /// FIN of the peer acknowledged.
  var segments: [String] = []
  /// (3) Six milliseconds after each of the kernel's changes of state the machine is in that state.
  var states: [String] = []

  var differences: [String] { path + segments + states }

  init(of replay: Replay, with history: History, base: SequenceNumber = 0, peerBase: SequenceNumber = 0) {
    let recordedPath = Self.path(history.path)
    let actualPath = Self.path(replay.path)
    if actualPath != recordedPath {
      path.append(
        "path \(actualPath.joined(separator: " ")), recorded \(recordedPath.joined(separator: " "))")
    }

    let recorded = history.events.compactMap { time, event -> Sending? in
      if case .sent(let segment) = event { Sending(time: time, segment: segment) } else { nil }
    }
    let sent = replay.sent.map { time, segment in
      Sending(time: time, segment: segment.counted(from: base, peer: peerBase))
    }
    let recordedControls = Self.controls(recorded.map(\.segment))
    let controls = Self.controls(sent.map(\.segment))
    if controls != recordedControls {
      segments.append(
        "sent \(controls.joined(separator: " ")), recorded \(recordedControls.joined(separator: " "))")
    }
    for (time, event) in history.events {
      guard case .received(let segment) = event, !segment.flags.isDisjoint(with: [.syn, .fin]) else {
        continue
      }
      let end = segment.sequence + segment.sequenceLength
      let isAcknowledged = sent.contains { $0.acknowledges(end, after: time) }
      if recorded.contains(where: { $0.acknowledges(end, after: time) }), !isAcknowledged {
        segments.append("\(segment) is not acknowledged")
      }
    }

    states = replay.checkpoints.filter { $0.expected != $0.actual }
      .map { "in \($0.actual) at \($0.time.nanoseconds / 100_000), recorded \($0.expected)" }
  }

  /// Without the CLOSED and LISTEN before it begins; LISTEN after SYN_RCVD is CLOSED, and a listener that
  /// goes on is not part of the path.
  private static func path(_ states: [String]) -> [String] {
    var path: [String] = []
    for state in states {
      switch state {
      case "LISTEN": if path.last == "SYN_RCVD" { path.append("CLOSED") }
      case "CLOSED": if !path.isEmpty, path.last != "CLOSED" { path.append(state) }
      default: path.append(state)
      }
    }
    return path
  }

  private static func controls(_ segments: [Segment]) -> [String] {
    var seen: Set<String> = []
    var controls: [String] = []
    for segment in segments where !segment.flags.isDisjoint(with: [.syn, .fin, .rst]) {
      let flags = segment.flags.subtracting(.psh)
      // A FIN may ride on text: what counts is its own number.
      let number = flags.contains(.fin) ? segment.sequence + UInt32(segment.length) : segment.sequence
      let text = flags.isSuperset(of: [.rst, .ack]) ? "\(flags)" : "\(flags)@\(number)"
      if seen.insert(text).inserted { controls.append(text) }
    }
    return controls
  }
}

/// A segment and when it was sent.
private struct Sending {
  var time: Instant
  var segment: Segment

  func acknowledges(_ end: SequenceNumber, after moment: Instant) -> Bool {
    time >= moment && segment.flags.contains(.ack) && segment.acknowledgment >= end
  }
}

extension Segment {
  /// With numbers counted from the initial ones of both sides, as in the recordings.
  fileprivate func counted(from base: SequenceNumber, peer: SequenceNumber) -> Segment {
    var segment = self
    // A reset that answers a segment without ACK has number 0, whatever the numbers of the connection.
    if !flags.isSuperset(of: [.rst, .ack]) { segment.sequence = sequence - base.rawValue }
    if flags.contains(.ack) { segment.acknowledgment = acknowledgment - peer.rawValue }
    return segment
  }
}
