package import EnumatonRuntime
package import TCPRuntime

/// One thing that happened.
package struct Record: Hashable, Sendable {
  /// When.
  package var time: Instant

  /// The name of the host at which; for what happens on the wire, the host that sent the segment.
  package var host: String

  /// The connection it is about, if it is about one.
  package var connection: Connection?

  /// What.
  package var event: Event

  /// A connection as one of its hosts sees it.
  package struct Connection: Hashable, Sendable {
    /// The same for both ends: counts the pairs of sockets in the order in which they first appear, from 1. A
    /// connection that succeeds another between the same sockets has the same number.
    package var number: Int
    /// The socket of the host of the record.
    package var local: Socket
    /// The socket at the other end.
    package var remote: Socket
  }

  /// What can happen.
  package enum Event: Hashable, Sendable {
    /// The application calls its TCP.
    case call(UserCall)

    /// A timer of the host came due: `timeWait`, or `retransmission.exhausted` after its last attempt.
    case timer(String)

    /// The transition of the machine that this sets off, as the spec counts it: `LISTEN/segment#1`.
    case transition(String)

    /// The host sends a segment; `flight` identifies it on its way.
    case transmit(SegmentSummary, flight: Int)

    /// A segment appears on the wire that the host named as its sender did not send.
    case inject(SegmentSummary, flight: Int)

    /// The segment gets no further.
    case drop(SegmentSummary, flight: Int, DropReason)

    /// The network holds the segment back.
    case hold(SegmentSummary, flight: Int)

    /// The network lets a segment that it held go on.
    case release(SegmentSummary, flight: Int)

    /// The network takes longer over the segment.
    case delay(SegmentSummary, flight: Int, by: Duration)

    /// The network delivers the segment twice.
    case duplicate(SegmentSummary, flight: Int)

    /// A segment arrives at the host.
    case receive(SegmentSummary, flight: Int)

    /// The host's connection changes its state.
    case state(from: TCPConnection.State, to: TCPConnection.State)

    /// The host's TCP tells its application something.
    case signal(Signal)

    /// The host's TCP, or the host, refuses a call.
    case rejected(String)

    /// A listener answers a SYN with a cookie and keeps nothing.
    case cookie

    /// The application takes a connection that waited to be accepted.
    case accept

    /// The host stops, and all it knew of its connections is lost.
    case crash

    /// The host runs again.
    case reboot

    /// A line between the phases of a scenario. The ladder begins at the first one, if there is any.
    case chapter(String)
  }
}
