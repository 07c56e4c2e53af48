package import EnumatonRuntime
import TCPRuntime

extension Inference {
  /// What was found, for people.
  /// - Parameter chosen: the connections to tell of.
  package func text(of chosen: [InferredConnection]) -> String {
    chosen.map { $0.text(since: start) + "\n" }.joined() + summary
  }

  private var summary: String {
    let wrong = connections.count { !$0.impossibilities.isEmpty }
    var parts = [
      count(connections.count, "connection"),
      wrong == 0 ? "nothing impossible" : "\(wrong) with something impossible",
    ]
    if capture.others > 0 { parts.append("\(count(capture.others, "frame")) of something else than TCP") }
    if capture.fragments > 0 { parts.append("\(count(capture.fragments, "fragment")) left out") }
    if capture.malformed > 0 { parts.append("\(count(capture.malformed, "broken packet")) left out") }
    return parts.joined(separator: ", ") + "\n"
  }
}

extension InferredConnection {
  /// What was found of the connection, for people; times count from `start`.
  package func text(since start: Instant) -> String {
    let first = sightings.first?.time ?? start
    let last = sightings.last?.time ?? first
    var lines = [
      "connection \(number): \(sockets.first) → \(sockets.second), \(count(sightings.count, "packet")) "
        + "from \((first - start).shortText) to \((last - start).shortText)"
    ]
    let width = Party.allCases.map { "\(sockets[$0])".count }.max() ?? 0
    for party in Party.allCases {
      let name = "\(sockets[party])"
      lines.append(name + String(repeating: " ", count: width - name.count + 2) + pathText(of: party))
    }
    lines.append("ended: \(ending.text(sockets))")
    for party in Party.allCases {
      lines += lists(of: party).filter { !$0.packets.isEmpty }.map { name, packets in
        "\(name) by \(sockets[party]): \(count(packets.count, "packet")), \(Self.text(of: packets))"
      }
      if ends[party].unseen > 0 {
        lines.append(
          "not captured of \(sockets[party]): \(count(Int(clamping: ends[party].unseen), "octet"))")
      }
    }
    for impossibility in impossibilities {
      lines.append(
        "impossible: packet \(impossibility.packet) at \((impossibility.time - start).shortText), "
          + "\(segmentText(ofPacket: impossibility.packet)) from \(sockets[impossibility.sender]): "
          + "\(impossibility.text) [\(impossibility.kind.rawValue)]")
    }
    lines += assumptions.map { "assumed: \($0)" }
    return lines.enumerated().map { ($0.offset == 0 ? "" : "  ") + $0.element + "\n" }.joined()
  }

  private func lists(of party: Party) -> [(name: String, packets: [Int])] {
    let end = ends[party]
    let damaged = sightings.filter { $0.isDamaged && $0.sender == party }.map(\.number)
    return [
      ("sent again", end.retransmissions), ("out of order", end.late), ("probes", end.probes),
      ("damaged", damaged),
    ]
  }

  private func pathText(of party: Party) -> String {
    var text = ""
    for (index, step) in ends[party].path.enumerated() {
      let isShown =
        switch step.reason {
        case .assumed, .timer: false
        case .beginning, .call, .received: true
        }
      let state = "\(step.state.name)"
      let arrow = index == 0 ? "" : "→ "
      text += (index == 0 ? "" : " ") + (isShown ? arrow + state : "(\(arrow)\(state))")
    }
    return text
  }

  /// The segment, as ladders write it.
  func segmentText(ofPacket number: Int) -> String {
    // Packets are numbered in their order.
    var (low, high) = (0, sightings.count)
    while low < high {
      let middle = (low + high) / 2
      if sightings[middle].number < number { low = middle + 1 } else { high = middle }
    }
    guard low < sightings.count, sightings[low].number == number else { return "" }
    return SegmentSummary(sightings[low].segment).text
  }

  /// The first few numbers.
  private static func text(of packets: [Int]) -> String {
    let most = 10
    let shown = packets.prefix(most).map { "\($0)" }.joined(separator: ", ")
    return packets.count > most ? shown + ", …" : shown
  }
}

extension InferredConnection.Ending {
  /// A word for programs.
  package var name: String {
    switch self {
    case .closed: "closed"
    case .reset: "reset"
    case .refused: "refused"
    case .unanswered: "unanswered"
    case .silent: "silent"
    case .halfClosed: "half-closed"
    case .closing: "closing"
    case .opening: "opening"
    case .open: "open"
    }
  }

  /// Who did it: closed first, reset, refused, fell silent.
  package var party: Party? {
    switch self {
    case .closed(let party), .closing(let party): party
    case .reset(let party), .refused(let party), .silent(let party), .halfClosed(let party): party
    case .unanswered, .opening, .open: nil
    }
  }

  /// The ending in words.
  package func text(_ sockets: PartyPair<SocketAddress>) -> String {
    switch self {
    case .closed(let party?): "closed, by \(sockets[party]) first"
    case .closed(nil): "closed, by both at once"
    case .reset(let party): "reset by \(sockets[party])"
    case .refused(let party): "refused by \(sockets[party])"
    case .unanswered: "the request was not answered"
    case .silent(let party): "\(sockets[party]) answers no more, though the same was sent again and again"
    case .halfClosed(let party): "not in the capture, which breaks off when only \(sockets[party]) has closed"
    case .closing(let party?):
      "not in the capture, which breaks off when both have closed, \(sockets[party]) first"
    case .closing(nil): "not in the capture, which breaks off when both have closed at once"
    case .opening: "not in the capture, which breaks off within the handshake"
    case .open: "not in the capture, which breaks off while it is open"
    }
  }
}

/// A number of things: `1 packet`, `2 packets`.
private func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }
