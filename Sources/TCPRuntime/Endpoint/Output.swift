extension Endpoint {
  /// What the host of an endpoint is to do, or may want to know.
  public enum Output: Hashable, Sendable {
    /// Send the segment to the peer.
    case transmit(Segment)
    /// Tell the user.
    case signal(Signal)
    /// So many octets have arrived for the user.
    case arrived(Int)
    /// So many octets are handed to the user, who asked for them.
    case read(Int)
    /// The call is refused.
    case rejected(TCPConnection.Rejection)
    /// The connection has changed its state.
    case state(from: TCPConnection.State, to: TCPConnection.State)
    /// A timer has expired.
    case timer(TCPConnection.Timer)
    /// The last attempt of a timer has run out.
    case exhausted(TCPConnection.Timer)
    /// What the machine made of an event; what came of it stands after this.
    case reaction(TCPConnection.Event, TCPConnection.Reaction)
  }

  /// Where outputs go, and which.
  struct Outputs {
    var list: [Output] = []
    /// Whether to tell what the machine made of events.
    var wantsReactions: Bool

    init(reactions: Bool) { wantsReactions = reactions }

    mutating func append(_ output: Output) { list.append(output) }
  }
}
