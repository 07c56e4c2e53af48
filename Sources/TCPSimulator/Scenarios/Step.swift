public import TCPRuntime

/// One step of a scenario's script. Steps that do not wait happen at the same instant.
public enum Step: Hashable, Sendable {
  /// The application on the host calls its TCP.
  case call(Host, UserCall)

  /// Time passes.
  case wait(Duration)

  /// Time passes until the host is in this state.
  case until(Host, TCPConnection.State)

  /// Time passes until no segment is on its way any more, except for those held.
  case settle

  /// The network lets the segments go on that it holds from these hosts.
  case release([Host])

  /// A new part of the story. The ladder leaves out what came before the first.
  case chapter(String)
}
