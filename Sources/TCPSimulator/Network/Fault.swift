/// What the network does to one chosen segment, or to all of a kind.
package struct Fault: Hashable, Sendable {
  /// What happens to it.
  package enum Fate: Hashable, Sendable {
    /// It never arrives.
    case drop
    /// It stays halfway until it is released.
    case hold
    /// It takes this much longer.
    case delay(Duration)
    /// It arrives twice, the second time so much later.
    case duplicate(after: Duration)
  }

  /// What happens.
  package var fate: Fate
  /// The name of the host that sends the segment.
  package var host: String
  /// What kind of segment it is.
  package var kind: SegmentKind
  /// Which of those this host sends, from 1, retransmissions counted too; `nil` for all of them.
  package var number: Int?

  /// The host's `number`-th segment of the kind meets the fate.
  package init(_ fate: Fate, _ host: String, _ kind: SegmentKind, number: Int? = 1) {
    self.fate = fate
    self.host = host
    self.kind = kind
    self.number = number
  }
}

/// Why a segment gets no further.
package enum DropReason: String, CaseIterable, Hashable, Sendable {
  /// A fault of the scenario.
  case fault
  /// The loss of a link.
  case loss
  /// A link is cut.
  case partition
  /// The queue of a link has no room.
  case queueFull = "queue full"
  /// Nobody has the address.
  case noSuchHost = "no such host"
  /// The receiver found it damaged.
  case checksum
  /// The receiver is not running.
  case hostDown = "host down"
  /// The listener has as many connections in SYN_RECEIVED as it may.
  case backlogFull = "backlog full"
  /// As many connections as the listener may have wait to be accepted.
  case acceptQueueFull = "accept queue full"
  /// The simulator has no room for another connection.
  case noRoom = "no room"

  /// Whether it is the receiver who drops the segment, rather than the network.
  var isAtReceiver: Bool {
    switch self {
    case .checksum, .hostDown, .backlogFull, .acceptQueueFull, .noRoom: true
    case .fault, .loss, .partition, .queueFull, .noSuchHost: false
    }
  }
}
