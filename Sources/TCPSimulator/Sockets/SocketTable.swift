package import EnumatonRuntime
package import TCPRuntime

/// What the hosts have of listeners and connections at a moment, as `ss` and `netstat` show it of one.
package struct SocketTable: Hashable, Sendable {
  package var time: Instant
  /// The line of the step that has just been taken; `nil` for a moment that was asked for.
  package var line: Int?
  /// In the order of the scenario.
  package var hosts: [HostSockets]
}

/// What one host has.
package struct HostSockets: Hashable, Sendable {
  package var name: String
  package var address: Address
  package var isUp: Bool
  /// By port.
  package var listeners: [ListeningSocket]
  /// By port, then by the socket at the far end.
  package var connections: [ConnectedSocket]

  /// How many connections are in each state in which there are any, in the order of the spec.
  package var counts: [(state: TCPConnection.State, count: Int)] {
    var counts: [TCPConnection.State: Int] = [:]
    for connection in connections { counts[connection.state, default: 0] += 1 }
    return TCPConnection.State.allCases.compactMap { state in counts[state].map { (state, $0) } }
  }
}

/// A port that waits for connections.
package struct ListeningSocket: Hashable, Sendable {
  package var local: Socket
  package var backlog: Int
  /// How many are in SYN_RECEIVED; at most the backlog.
  package var incomplete: Int
  /// How many wait to be accepted, and at most; `nil` if the application takes them at once.
  package var waiting: Queue?
  package var usesCookies: Bool

  /// How much of a queue is in use.
  package struct Queue: Hashable, Sendable {
    package var count: Int
    package var most: Int
  }
}

/// One end of a connection.
package struct ConnectedSocket: Hashable, Sendable {
  package var state: TCPConnection.State
  /// The octets that the application has not taken.
  package var unread: Int
  /// How many sequence numbers are not acknowledged, the SYN's and the FIN's too, and how many octets wait to be sent.
  package var unacknowledged: Int
  package var local: Socket
  package var remote: Socket
  /// The timers that run, the next that is due first.
  package var timers: [Countdown]
}

/// When to look at sockets.
package enum Lookout: Hashable, Sendable {
  /// When all that is due at these times since the start has happened.
  case moments([Duration])
  /// After each step that takes time; if none does, at the end.
  case afterWaits
}

extension World {
  /// The sockets of all hosts. Nothing may be due before the moment.
  func sockets(at moment: Instant, line: Int? = nil) -> SocketTable {
    var ends: [[ConnectedSocket]] = hosts.map { _ in [] }
    for slot in connections.all {
      ends[Int(connections[slot].host)].append(ConnectedSocket(connections[slot], at: moment))
    }
    let tables = hosts.indices.map { index in
      HostSockets(
        name: hosts[index].settings.name, address: Address(ofHost: index), isUp: hosts[index].isUp,
        listeners: hosts[index].listeners.map { ListeningSocket($0, host: index) }
          .sorted { $0.local.port < $1.local.port },
        connections: ends[index].sorted { $0.place < $1.place })
    }
    return SocketTable(time: moment, line: line, hosts: tables)
  }
}

extension ConnectedSocket {
  fileprivate init(_ connection: Connection, at moment: Instant) {
    let endpoint = connection.endpoint
    state = endpoint.state
    unread = endpoint.unread
    let inFlight = Int(endpoint.nextToSend.distance(from: endpoint.oldestUnacknowledged))
    // Of an end that has called nobody there is not even a SYN.
    unacknowledged = state == .listen ? 0 : inFlight + endpoint.unsent
    (local, remote) = (connection.local, connection.remoteSocket)
    timers = endpoint.countdowns(at: moment)
  }

  fileprivate var place: (UInt16, UInt32, UInt16) { (local.port, remote.address.rawValue, remote.port) }
}

extension ListeningSocket {
  fileprivate init(_ listener: Listener, host: Int) {
    local = Socket(Address(ofHost: host), listener.port)
    backlog = listener.backlog
    incomplete = listener.incomplete
    waiting =
      listener.acceptsAtOnce ? nil : Queue(count: listener.waiting.count, most: max(1, listener.backlog))
    usesCookies = listener.usesCookies
  }
}
