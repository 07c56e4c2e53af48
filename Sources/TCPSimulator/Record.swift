public import EnumatonRuntime
public import TCPRuntime

/// One thing that happened.
public struct Record: Hashable, Sendable {
  /// When.
  public var time: Instant

  /// At which host; for what happens on the wire, the host that sent the segment.
  public var host: Host

  /// What.
  public var event: Event

  /// What can happen.
  public enum Event: Hashable, Sendable {
    /// The application calls its TCP.
    case call(UserCall)

    /// A timer of the host came due: `timeWait`, or `retransmission.exhausted` after its last attempt.
    case timer(String)

    /// The transition of the machine that this sets off, as the spec counts it: `LISTEN/segment#1`.
    case transition(String)

    /// The host sends a segment; `flight` identifies it on its way.
    case transmit(SegmentSummary, flight: Int)

    /// The network loses the segment.
    case drop(SegmentSummary, flight: Int)

    /// The network holds the segment back.
    case hold(SegmentSummary, flight: Int)

    /// The network lets a segment that it held go on.
    case release(SegmentSummary, flight: Int)

    /// The network takes longer over the segment.
    case delay(SegmentSummary, flight: Int, by: Duration)

    /// A segment arrives at the host.
    case receive(SegmentSummary, flight: Int)

    /// The host's connection changes its state.
    case state(from: TCPConnection.State, to: TCPConnection.State)

    /// The host's TCP tells its application something.
    case signal(Signal)

    /// The host's TCP refuses a call.
    case rejected(String)

    /// A line between the phases of a scenario. The ladder begins at the first one, if there is any.
    case chapter(String)
  }
}
