package import EnumatonRuntime
package import TCPRuntime

/// A state that an end of a captured connection came to.
package struct PathStep: Hashable, Sendable {
  package var state: TCPConnection.State
  package var reason: Reason

  /// What shows it.
  package enum Reason: Hashable, Sendable {
    /// Where every end begins.
    case beginning
    /// The user called, as the packet that was sent shows.
    case call(Call, packet: Int, at: Instant)
    /// The packet was received.
    case received(packet: Int, at: Instant)
    /// No packet shows it, for the reason told in the notes on the connection.
    case assumed
    /// A timer, at a time that no packet shows.
    case timer
  }

  /// The calls that can be told from what follows. A user who closes for reading too looks the same.
  package enum Call: String, Hashable, Sendable {
    case passiveOpen = "listen"
    case activeOpen = "connect"
    case close
    case abort
    /// Not a call: the host has lost all memory of the connection.
    case restart
  }
}
