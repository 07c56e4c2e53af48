extension Trace {
  /// Connections as they are: opened, used for a while, closed by either side, in random order.
  public static func connections(count: Int) -> Trace {
    of(.realistic, .tcp, count: count) { random in
      var lines =
        Bool.random(using: &random)
        ? ["activeOpen remoteKnown", "segment SYN ACK acksSYN"]
        : ["passiveOpen", "segment SYN", "segment ACK acceptable exact acksSYN"]
      for _ in 0..<Int.random(in: 2...20, using: &random) {
        lines.append(Bool.random(using: &random) ? "send" : "segment ACK acceptable exact data")
      }
      return lines
        + (Bool.random(using: &random)
          ? [
            "close", "segment ACK acceptable exact acksFIN", "segment ACK FIN acceptable exact",
            "timer timeWait",
          ]
          : ["segment ACK FIN acceptable exact", "close", "segment ACK acceptable exact acksFIN"])
    }
  }

  /// One connection, over and over.
  public static func oneConnection(count: Int) -> Trace {
    of(.repeating, .tcp, count: count) { _ in
      [
        "passiveOpen", "segment SYN", "segment ACK acceptable exact acksSYN",
        "segment ACK acceptable exact data",
        "send", "progress inFlight", "segment ACK acceptable exact", "progress", "send dataPending",
        "segment ACK acceptable exact data delayable", "timer delayedAck", "close",
        "segment ACK acceptable exact acksFIN", "segment ACK FIN acceptable exact", "timer timeWait",
      ]
    }
  }

  /// Connections of the same sixteen events, as `Life` calls for them.
  public static func lives(count: Int) -> Trace {
    of(.life, .tcp, count: count) { random in
      func any(_ lines: String...) -> String { lines.randomElement(using: &random) ?? "" }
      return [
        "activeOpen remoteKnown",
        any("segment SYN ACK acksSYN", "segment SYN ACK acksSYN", "segment SYN"),
        any("send", "send dataPending"),
        any("progress inFlight", "progress blocked"),
        any("segment ACK acceptable exact acksSYN", "segment ACK acceptable exact acksSYN data"),
        any("progress", "progress inFlight"),
        any(
          "segment ACK acceptable exact data", "segment ACK acceptable data", "segment ACK acceptable exact"),
        any("receive", "receive unread"),
        any("send", "send inFlight"),
        any("segment ACK acceptable exact data delayable", "segment ACK acceptable exact data"),
        any("shutdown", "shutdown unread"),
        any("segment ACK acceptable exact acksFIN", "segment ACK acceptable exact"),
        any("segment ACK FIN acceptable exact acksFIN", "segment ACK FIN acceptable exact"),
        any("close", "close unread"),
        "timer timeWait",
        "abort",
      ]
    }
  }
}
