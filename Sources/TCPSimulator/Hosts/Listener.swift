import TCPRuntime

/// A port on which a host waits for connections.
struct Listener {
  var port: UInt16
  /// How many connections may be in SYN_RECEIVED, and how many may wait to be accepted.
  var backlog: Int
  /// Whether SYNs beyond the backlog are answered with a cookie.
  var usesCookies: Bool
  /// Whether a connection is the application's as soon as it is established.
  var acceptsAtOnce: Bool
  /// The application of the connections, by its place.
  var application: UInt16
  /// How many are in SYN_RECEIVED.
  var incomplete = 0
  /// Those that wait to be accepted, the first first.
  var waiting: [ConnectionID] = []
  /// An endpoint in LISTEN; each connection begins as a copy of it.
  var endpoint: Endpoint
}
