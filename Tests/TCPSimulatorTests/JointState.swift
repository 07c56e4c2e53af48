import TCPRuntime

@testable import TCPSimulator

/// Two hosts and the network between them, at a moment that does not matter.
struct JointState: Hashable, Sendable {
  var client: Endpoint
  var server: Endpoint
  /// On the way to each host: in an order of their own, since any may arrive first.
  var toClient: [Segment] = []
  var toServer: [Segment] = []
  /// How many calls each user has made.
  var clientCalls = 0
  var serverCalls = 0
  var losses = 0
  var duplicates = 0

  init(_ circumstances: Circumstances) {
    func endpoint(_ host: Side) -> Endpoint {
      Endpoint(
        profile: circumstances.profile, initialSequenceNumber: host == .client ? 100 : 300)
    }
    client = endpoint(.client)
    server = endpoint(.server)
  }

  subscript(host: Side) -> Endpoint {
    get { host == .client ? client : server }
    set { if host == .client { client = newValue } else { server = newValue } }
  }

  subscript(to host: Side) -> [Segment] {
    get { host == .client ? toClient : toServer }
    set { if host == .client { toClient = newValue } else { toServer = newValue } }
  }

  subscript(callsOf host: Side) -> Int {
    get { host == .client ? clientCalls : serverCalls }
    set { if host == .client { clientCalls = newValue } else { serverCalls = newValue } }
  }

  /// A segment sets out for a host.
  mutating func add(_ segment: Segment, to host: Side) {
    let place = self[to: host].firstIndex { segment.isOrdered(before: $0) } ?? self[to: host].endIndex
    self[to: host].insert(segment, at: place)
  }
}

extension Segment {
  fileprivate func isOrdered(before other: Segment) -> Bool {
    let key = (sequence.rawValue, acknowledgment.rawValue, flags.rawValue)
    let otherKey = (other.sequence.rawValue, other.acknowledgment.rawValue, other.flags.rawValue)
    if key != otherKey { return key < otherKey }
    return (length, window) < (other.length, other.window)
  }
}
