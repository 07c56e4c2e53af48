import EnumatonRuntime
import TCPRuntime

/// What happened at one end of a connection.
struct Life {
  let key: LifeKey
  let profile: Profile
  private(set) var records: [Record] = []
  /// Its changes of state, by the places of their records.
  private(set) var moves: [Move] = []
  /// Where the connection is, if it is.
  var state: TCPConnection.State?
  /// The octets that its TCP has taken from the application.
  var accepted = 0
  /// The octets that have arrived for the application.
  var arrived = 0

  /// A change of state.
  struct Move: Hashable, Sendable {
    var place: Int
    var time: Instant
    var from: TCPConnection.State
    var to: TCPConnection.State

    /// Whether a connection begins with it.
    var isStart: Bool { from == .closed || from == .listen && to != .closed }
  }

  init(key: LifeKey, profile: Profile) {
    self.key = key
    self.profile = profile
  }

  mutating func add(_ record: Record) {
    if case .state(let from, let to) = record.event {
      moves.append(Move(place: records.count, time: record.time, from: from, to: to))
    }
    records.append(record)
  }

  /// Whether there is a connection, other than one that waits for a peer.
  var isLive: Bool { state.map { $0 != .closed && $0 != .listen } ?? false }

  /// What happened since the connection began, the last one between these sockets.
  var present: ArraySlice<Record> { records[(moves.last { $0.isStart }?.place ?? 0)...] }

  /// When the application let go of the connection, if it has.
  var release: Instant? {
    present.last { record in
      switch record.event {
      case .call(.close), .call(.abort): true
      default: false
      }
    }?.time
  }

  /// Whether it did not come to its end by FINs and their acknowledgments: somebody broke it off or gave up.
  var isBrokenOff: Bool {
    records.contains { record in
      switch record.event {
      case .call(.abort), .signal(.reset), .signal(.refused), .signal(.timedOut), .crash: true
      case .transmit(let segment, _): segment.flags.contains(.rst)
      default: false
      }
    }
  }

  /// Whether both FINs and their acknowledgments ended it, and it was the only one between its sockets.
  var endsOrderly: Bool {
    guard let last = moves.last, moves.count(where: \.isStart) == 1, !isBrokenOff else { return false }
    return last.to == .timeWait || last.to == .closed && (last.from == .timeWait || last.from == .lastAck)
  }

  /// Whether there was a connection, other than one that waited for a peer, all the time between.
  func isThere(from start: Instant, to end: Instant) -> Bool {
    guard let before = moves.last(where: { $0.time <= start }) else { return false }
    let states = [before.to] + moves.filter { $0.time > start && $0.time <= end }.map(\.to)
    return !states.contains { $0 == .closed || $0 == .listen }
  }
}
