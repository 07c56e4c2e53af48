/// What the user of a connection can ask for (RFC 9293, section 3.9.1).
public enum UserCall: Hashable, Sendable {
  /// Wait for a peer to call.
  case passiveOpen
  /// Call the peer.
  case activeOpen
  /// Send so many octets.
  case send(Int)
  /// Take up to so many of the octets that have arrived.
  case receive(Int)
  /// Close one's own direction and go on receiving: CLOSE as the RFC has it, `shutdown(SHUT_WR)` of sockets.
  case shutdown
  /// Close and let go of the connection: `close()` of sockets.
  case close
  /// Break the connection off.
  case abort
  /// Turn keep-alives on or off.
  case keepAlive(Bool)
}

/// What a connection tells its user without being asked (RFC 9293, section 3.9.1.8).
public enum Signal: Hashable, Sendable {
  /// The connection is established.
  case connected
  /// The peer has sent all it will send.
  case closing
  /// The connection is gone, closed normally.
  case closed
  /// The connection is gone: it was reset.
  case reset
  /// The connection is gone: the peer would not have it.
  case refused
  /// The connection is gone: the peer did not answer for too long.
  case timedOut
}
