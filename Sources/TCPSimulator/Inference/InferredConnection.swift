package import TCPRuntime

/// What can be told of one connection in a capture.
package struct InferredConnection: Hashable, Sendable {
  /// Its number in the capture, from 1.
  package var number: Int
  package var sockets: PartyPair<SocketAddress>
  package var ends: PartyPair<End>
  package var ending: Ending
  /// What correct ends could not have done, in the order of the packets.
  package var impossibilities: [Impossibility]
  /// What had to be taken for granted.
  package var assumptions: [String]
  /// The packets, with windows in octets where the scale is known.
  package var sightings: [Sighting]
  /// Whether the scale of the windows is known: both SYNs were seen.
  package var scaleIsKnown: Bool

  /// What can be told of one end.
  package struct End: Hashable, Sendable {
    /// The states it went through.
    package var path: [PathStep]
    /// The packets in which it sent again what had been seen before.
    package var retransmissions: [Int] = []
    /// The packets that were overtaken by others, or sent again after they had got lost before the capture.
    package var late: [Int] = []
    /// Those that ask an idle peer whether it is there, or one without room how much there is.
    package var probes: [Int] = []
    /// The octets that it must have sent but that were not captured.
    package var unseen: UInt64 = 0
  }

  /// How a connection ended.
  package enum Ending: Hashable, Sendable {
    /// Both directions were closed; `nil` if both ends sent their FIN before they had the other's.
    case closed(first: Party?)
    /// One end broke it off.
    case reset(by: Party)
    /// The SYN was answered by a reset.
    case refused(by: Party)
    /// Nothing came back at all.
    case unanswered
    /// This end was not heard any more, though the other sent the same again and again.
    case silent(Party)
    /// The capture ends while one direction is closed.
    case halfClosed(by: Party)
    /// The capture ends while both directions have been closed, but not yet acknowledged.
    case closing(first: Party?)
    /// The capture ends within the handshake.
    case opening
    /// The capture ends while it is open.
    case open
  }

  /// The states an end went through.
  package func states(of party: Party) -> [TCPConnection.State] { ends[party].path.map(\.state) }

  /// The packets, as they would be captured with windows in octets.
  package var packets: [Packet] {
    sightings.map { sighting in
      Packet(
        time: sighting.time, source: sockets[sighting.sender], destination: sockets[sighting.sender.other],
        segment: sighting.segment)
    }
  }
}
