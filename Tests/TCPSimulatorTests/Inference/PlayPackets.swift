import EnumatonRuntime
import TCPRuntime
import TCPSimulator

/// Where a capture of a play is made.
enum Vantage: String, CaseIterable, Sendable {
  case client, server
  /// At both: every segment when it leaves, whether or not it arrives.
  case departures
  /// On the client's end of the wire, as a switch there sees it: what is lost has got lost behind it.
  case arrivalsAndLosses
}

extension Play {
  /// The packets of the play, captured there.
  func packets(at vantage: Vantage) -> [Packet] {
    records.compactMap { record in
      let segment: SegmentSummary
      let sender: Host
      switch (record.event, vantage, record.host) {
      case (.transmit(let sent, _), .departures, _), (.transmit(let sent, _), .client, .client),
        (.transmit(let sent, _), .server, .server):
        (segment, sender) = (sent, record.host)
      case (.receive(let received, _), .client, .client), (.receive(let received, _), .server, .server),
        (.receive(let received, _), .arrivalsAndLosses, _):
        (segment, sender) = (received, record.host.peer)
      case (.drop(let dropped, _), .arrivalsAndLosses, _): (segment, sender) = (dropped, record.host)
      default: return nil
      }
      return Packet(
        time: record.time, source: sender.socket, destination: sender.peer.socket,
        segment: Segment(
          flags: segment.flags, sequence: SequenceNumber(segment.sequence),
          acknowledgment: SequenceNumber(segment.acknowledgment ?? 0), length: segment.length))
    }
  }

  /// The states the host went through.
  func path(of host: Host) -> [TCPConnection.State] {
    records.reduce(into: [.closed]) { path, record in
      if record.host == host, case .state(_, let state) = record.event { path.append(state) }
    }
  }
}

extension Host {
  var socket: SocketAddress { self == .client ? Sample.client : Sample.server }
}
