import TCPRuntime

/// One of two hosts that face each other, in a ladder or an exploration.
public enum Side: String, CaseIterable, Hashable, Sendable {
  /// The one on the left, who usually opens the connection.
  case client

  /// The one on the right, who usually waits for it.
  case server

  /// The one at the far end.
  public var peer: Side { self == .client ? .server : .client }

  /// The initial sequence numbers of explorations, small and apart, as in the figures of RFC 9293.
  var initialSequenceNumber: SequenceNumber { self == .client ? 100 : 300 }
}

/// Something for each of the two sides.
struct SidePair<Value> {
  var client: Value
  var server: Value

  init(_ make: (Side) -> Value) {
    client = make(.client)
    server = make(.server)
  }

  subscript(side: Side) -> Value {
    get { side == .client ? client : server }
    set {
      switch side {
      case .client: client = newValue
      case .server: server = newValue
      }
    }
  }
}

extension SidePair: Sendable where Value: Sendable {}
