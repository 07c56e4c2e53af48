import EnumatonRuntime
import TCPRuntime

@testable import TCPSimulator

/// Where a capture of a play between two hosts is made.
enum Vantage: String, CaseIterable, Sendable {
  case client, server
  /// At both: every segment when it leaves, whether or not it arrives.
  case departures
  /// At both: every segment when it arrives, or when it gets lost.
  case arrivalsAndLosses
}

extension Play {
  /// The packets of the play, captured there.
  func packets(at vantage: Vantage) -> [Packet] {
    switch vantage {
    case .client: captures()[0].packets
    case .server: captures()[1].packets
    case .departures:
      records.compactMap { record in
        if case .transmit(let segment, _) = record.event { record.packet(segment, isSent: true) } else { nil }
      }
    case .arrivalsAndLosses:
      records.compactMap { record in
        switch record.event {
        case .receive(let segment, _): record.packet(segment, isSent: false)
        case .drop(let segment, _, _): record.packet(segment, isSent: true)
        default: nil
        }
      }
    }
  }

  /// The states that the connection went through at the host.
  func path(of host: String) -> [TCPConnection.State] {
    records.reduce(into: [.closed]) { path, record in
      if record.host == host, case .state(_, let state) = record.event { path.append(state) }
    }
  }
}

extension Record {
  fileprivate func packet(_ segment: SegmentSummary, isSent: Bool) -> Packet? {
    connection.map { connection in
      let (local, remote) = (SocketAddress(connection.local), SocketAddress(connection.remote))
      return Packet(
        time: time, source: isSent ? local : remote, destination: isSent ? remote : local,
        segment: Segment(segment))
    }
  }
}
