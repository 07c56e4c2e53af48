/// How a program treats each of its connections.
package struct Application: Hashable, Sendable {
  /// The octets it sends as soon as it is connected.
  package var sends = 0
  /// Whether it takes what arrives.
  package var reads = false
  /// Whether it sends back as many octets as it takes.
  package var echoes = false
  /// When it closes.
  package var closes = Closing.never
  /// The address of the server that it passes everything on to.
  package var relay: Destination?

  /// When a program closes a connection.
  package enum Closing: String, CaseIterable, Hashable, Sendable {
    /// Never by itself.
    case never
    /// When the peer has closed.
    case afterPeer = "after-peer"
    /// When it has sent what it sends.
    case afterSending = "after-sending"
    /// When something has arrived, and has been answered if it answers.
    case afterReceiving = "after-receiving"
  }

  package init() {}

  /// The programs that have names.
  package static let named: [(name: String, summary: String, application: Application)] = [
    ("silent", "does nothing; the script calls for it", Application()),
    ("reads", "takes what arrives, and nothing else; the script closes", Application(reads: true)),
    (
      "echo", "sends back what arrives, and closes when the peer has",
      Application(reads: true, echoes: true, closes: .afterPeer)
    ),
    (
      "closes-after-peer", "takes what arrives, and closes when the peer has",
      Application(reads: true, closes: .afterPeer)
    ),
    ("forgets-to-close", "takes what arrives, and never closes", Application(reads: true)),
    (
      "answers-and-closes", "sends back what arrives, and closes first",
      Application(reads: true, echoes: true, closes: .afterReceiving)
    ),
  ]

  init(sends: Int = 0, reads: Bool = false, echoes: Bool = false, closes: Closing = .never) {
    self.sends = sends
    self.reads = reads
    self.echoes = echoes
    self.closes = closes
  }
}

/// A port of a host, by name or address.
package struct Destination: Hashable, Sendable {
  package var host: HostReference
  package var port: UInt16
}

/// A host of the world by its name, or an address where there may be nobody.
package enum HostReference: Hashable, Sendable {
  case name(String)
  case address(Address)
}
