import EnumatonRuntime
import TCPRuntime

extension Play {
  /// What a capture at each host would hold, in the order of the scenario's hosts: all that it sends, whatever
  /// becomes of that, and all that reaches it. Segments that arrive damaged are left out.
  package func captures() -> [(host: String, packets: [Packet])] {
    scenario.hosts.enumerated().map { index, host in
      (host.name, records.packets(at: Address(ofHost: index)))
    }
  }
}

extension [Record] {
  /// The packets that are seen at the host with this address.
  package func packets(at address: Address) -> [Packet] {
    compactMap { record in
      guard let connection = record.connection else { return nil }
      let (local, remote) = (SocketAddress(connection.local), SocketAddress(connection.remote))
      switch record.event {
      case .transmit(let segment, _) where connection.local.address == address:
        return Packet(time: record.time, source: local, destination: remote, segment: Segment(segment))
      case .receive(let segment, _) where connection.local.address == address:
        return Packet(time: record.time, source: remote, destination: local, segment: Segment(segment))
      case .drop(let segment, _, let reason)
      where connection.remote.address == address && reason.isSeenBeforeIt:
        return Packet(time: record.time, source: local, destination: remote, segment: Segment(segment))
      default: return nil
      }
    }
  }
}

extension DropReason {
  /// Whether the segment has reached the host that drops it, whole.
  fileprivate var isSeenBeforeIt: Bool {
    switch self {
    case .backlogFull, .acceptQueueFull, .noRoom: true
    case .checksum, .hostDown, .fault, .loss, .partition, .queueFull, .noSuchHost: false
    }
  }
}

extension SocketAddress {
  init(_ socket: Socket) { self.init(.v4(socket.address.rawValue), port: socket.port) }
}

extension Segment {
  init(_ summary: SegmentSummary) {
    self.init(
      flags: summary.flags, sequence: SequenceNumber(summary.sequence),
      acknowledgment: SequenceNumber(summary.acknowledgment ?? 0), length: summary.length,
      window: summary.window)
  }
}
