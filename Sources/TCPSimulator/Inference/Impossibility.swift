package import EnumatonRuntime

/// Something in a capture that two correct ends could not have done, if nothing was lost before it was
/// captured.
package struct Impossibility: Hashable, Sendable {
  package var kind: Kind
  /// The number of the packet in the capture, from 1.
  package var packet: Int
  package var time: Instant
  package var sender: Party
  /// What the segment was, and what it contradicts.
  package var text: String

  /// What is wrong, in a word for programs.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// It acknowledges what the peer has never sent.
    case acknowledgesUnsent = "acknowledges-unsent"
    /// A SYN,ACK though there was no SYN.
    case answersNothing = "answers-nothing"
    /// A SYN in an open connection, with another number.
    case synMoved = "syn-moved"
    /// A FIN that is sent again has another number.
    case finMoved = "fin-moved"
    /// Text beyond the FIN.
    case beyondFIN = "beyond-fin"
    /// Text beyond what the peer has said it would take.
    case beyondWindow = "beyond-window"
    /// Text, a FIN or an acknowledgment before the connection is open.
    case beforeOpen = "before-open"
    /// No SYN, no RST, and no acknowledgment.
    case withoutACK = "without-ack"
    /// Flags that no event makes a TCP send together.
    case flags
    /// A segment after the sender's own reset.
    case afterReset = "after-reset"
    /// A segment after the sender's connection has come to its end.
    case afterEnd = "after-end"
    /// A reset that answers nothing and ends nothing.
    case resetOfNothing = "reset-of-nothing"
    /// A SYN for a new connection though the old one is not over: the host must have restarted.
    case restart
  }
}
