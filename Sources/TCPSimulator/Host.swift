/// One of the two hosts.
public enum Host: String, CaseIterable, Hashable, Sendable {
  /// The one on the left, who usually opens the connection.
  case client

  /// The one on the right, who usually waits for it.
  case server

  /// The host at the far end.
  public var peer: Host { self == .client ? .server : .client }
}

/// Something for each of the two hosts.
struct HostPair<Value> {
  var client: Value
  var server: Value

  init(_ make: (Host) -> Value) {
    client = make(.client)
    server = make(.server)
  }

  subscript(host: Host) -> Value {
    get { host == .client ? client : server }
    set {
      switch host {
      case .client: client = newValue
      case .server: server = newValue
      }
    }
  }
}

extension HostPair: Sendable where Value: Sendable {}
