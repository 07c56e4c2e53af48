package import TCPRuntime

/// One step of a scenario's script. Steps that do not wait happen at the same instant.
package enum Step: Hashable, Sendable {
  /// An application opens a connection, or several one after the other while the script goes on.
  case open(Open)
  /// An application waits for connections at a port.
  case listen(Listen)
  /// An application closes a listener.
  case closeListener(host: String, port: UInt16)
  /// An application calls its TCP about a connection.
  case call(End, UserCall)
  /// An application takes the first connection that waits at the port.
  case accept(host: String, port: UInt16)
  /// A segment appears on the wire that nobody sent.
  case inject(Injection)
  /// The network lies in wait for a segment from now on.
  case fault(Fault)
  /// The network lets the segments go on that it holds from these hosts.
  case release([String])
  /// The links from one to the other host are cut, or mended.
  case cut(Bool, from: String, to: String)
  /// A link changes.
  case link(LinkChange)
  /// A host stops and forgets its connections.
  case crash(String)
  /// It runs again; if it runs, it stops first.
  case reboot(String)
  /// Time passes.
  case wait(Duration)
  /// Time passes until the ends are in these states.
  case until([EndState])
  /// Time passes until no segment is on its way any more, except for those held.
  case settle
  /// What must be true by now.
  case expect([Expectation])
  /// A new part of the story. The ladder leaves out what came before the first.
  case chapter(String)
}

/// One end of a connection: that of a host.
package struct End: Hashable, Sendable {
  /// The name of the host.
  package var host: String
  /// Which of its connections; `nil` for the newest.
  package var connection: Which?

  package enum Which: Hashable, Sendable {
    /// The one that was given this name when it was opened, by this host or its peer.
    case named(String)
    /// The one whose far end is this.
    case remote(Destination)
  }

  package init(_ host: String, _ connection: Which? = nil) {
    self.host = host
    self.connection = connection
  }

  /// As it stands in a scenario: `client`, `client/first`, `server/client:4000`.
  package var text: String {
    switch connection {
    case nil: host
    case .named(let name): "\(host)/\(name)"
    case .remote(let remote): "\(host)/\(remote.text)"
    }
  }
}

extension Destination {
  package init(_ host: String, _ port: UInt16) { self.init(host: .name(host), port: port) }

  var text: String {
    switch host {
    case .name(let name): "\(name):\(port)"
    case .address(let address): "\(address):\(port)"
    }
  }
}

/// An end and the state it is to be in.
package struct EndState: Hashable, Sendable {
  package var end: End
  package var state: TCPConnection.State

  package init(_ end: End, _ state: TCPConnection.State) {
    self.end = end
    self.state = state
  }
}

/// A connection to open.
package struct Open: Hashable, Sendable {
  package var host: String
  package var port: UInt16?
  package var remote: Destination
  /// What both ends of it are called in the script.
  package var name: String?
  package var application = Application()
  package var count = 1
  package var interval = Duration.zero
  package var initialSequenceNumber: UInt32?
  package var isPassive = false

  package init(_ host: String, to remote: Destination) {
    self.host = host
    self.remote = remote
  }
}

/// A port to listen at.
package struct Listen: Hashable, Sendable {
  package var host: String
  package var port: UInt16
  package var backlog = 128
  package var usesCookies = false
  package var acceptsAtOnce = true
  package var application = Application()

  package init(_ host: String, _ port: UInt16) {
    self.host = host
    self.port = port
  }
}

/// A segment from nowhere.
package struct Injection: Hashable, Sendable {
  package var source: Destination
  package var destination: Destination
  package var flags: Segment.Flags = []
  package var sequence = Number.absolute(0)
  package var acknowledgment = Number.absolute(0)
  package var length = 0
  package var window: UInt32 = 65_535
  /// How long it takes to arrive; `nil` for as long as its link takes.
  package var time: Duration?

  /// A sequence number.
  package enum Number: Hashable, Sendable {
    case absolute(UInt32)
    /// So far from one of the numbers of the receiver's connection.
    case relative(Base, Int32)
  }

  /// The numbers of a connection, by their names in RFC 9293.
  package enum Base: String, CaseIterable, Hashable, Sendable {
    case sendUnacknowledged = "SND.UNA"
    case sendNext = "SND.NXT"
    case receiveNext = "RCV.NXT"
    case receiveWindowEnd = "RCV.NXT+RCV.WND"
  }

  package init(from source: Destination, to destination: Destination) {
    self.source = source
    self.destination = destination
  }
}

/// What is different about a link from now on; `nil` for what stays.
package struct LinkChange: Hashable, Sendable {
  package var source: String
  package var destination: String
  package var latency: Duration?
  package var jitter: Duration?
  package var bandwidth: Int?
  package var queue: Int?
  package var loss: Probability?
  package var duplication: Probability?
  package var reordering: Probability?
  package var reorderingDelay: Duration?
  package var corruption: Probability?

  package init(from source: String = "", to destination: String = "") {
    self.source = source
    self.destination = destination
  }

  /// The settings with the changes.
  package func applied(to settings: LinkSettings) -> LinkSettings {
    var settings = settings
    if let latency { settings.latency = latency }
    if let jitter { settings.jitter = jitter }
    if let bandwidth { settings.bandwidth = bandwidth }
    if let queue { settings.queue = queue }
    if let loss { settings.loss = loss }
    if let duplication { settings.duplication = duplication }
    if let reordering { settings.reordering = reordering }
    if let reorderingDelay { settings.reorderingDelay = reorderingDelay }
    if let corruption { settings.corruption = corruption }
    return settings
  }
}
