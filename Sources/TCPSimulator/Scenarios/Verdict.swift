import EnumatonRuntime
import EnumatonSpec
import TCPRuntime

extension Player {
  /// What is wrong with an expectation now; `nil` if it is met.
  func failure(of expectation: Expectation) -> Failure? {
    if case .includes(let expected) = expectation.claim {
      return missing(of: expected, at: expectation.range)
    }
    return message(against: expectation.claim).map { Failure($0, at: expectation.range) }
  }

  private func message(against claim: Expectation.Claim) -> String? {
    switch claim {
    case .path(let end, let expected):
      let path = path(of: end)
      return path == expected ? nil : "\(end.text) goes \(Self.text(path)), not \(Self.text(expected))"
    case .state(let end, let expected):
      let state = state(of: end)
      return state == expected ? nil : "\(end.text) is in \(state.name), not in \(expected.name)"
    case .sends(let host, let kind, let expected):
      let count = sent.count { $0.host == host && kind.matches($0.segment) }
      return count == expected ? nil : "\(host) sends \(count) × \(kind.rawValue), not \(expected)"
    case .count(let host, let state, let expected):
      let count = count(of: state, host)
      return count == expected ? nil : "\(host) has \(count) in \(state.name), not \(expected)"
    case .refusals(let host, let expected):
      let reasons = records.compactMap { record -> String? in
        guard record.host == host, case .rejected(let reason) = record.event else { return nil }
        return reason
      }
      guard reasons.count != expected else { return nil }
      let last = reasons.last.map { " (the last: \($0))" } ?? ""
      return "\(reasons.count) calls at \(host) are refused\(last), not \(expected)"
    case .signals(let end, let expected):
      let signals = records.compactMap { record -> Signal? in
        guard isOf(end, record), case .signal(let signal) = record.event else { return nil }
        return signal
      }
      guard signals != expected else { return nil }
      return
        "\(end.text) is told \(Self.list(signals.map { "\($0)" })), not \(Self.list(expected.map { "\($0)" }))"
    case .drops(let host, let reason, let expected):
      let count = records.count { record in
        guard record.host == host, case .drop(_, _, reason) = record.event else { return false }
        return true
      }
      return count == expected
        ? nil : "\(count) segments of \(host) are dropped for '\(reason.rawValue)', not \(expected)"
    case .includes: return nil
    case .exchange(let expected):
      for (index, (segment, found)) in zip(expected, sent).enumerated()
      where segment.host != found.host || !segment.matches(found.segment) {
        return "segment \(index + 1) is \(found.host): \(found.segment.text), not \(segment.text)"
      }
      if sent.count > expected.count {
        let extra = sent[expected.count]
        return
          "\(sent.count) segments are sent, not \(expected.count); the first too many is \(extra.host): \(extra.segment.text)"
      }
      return sent.count < expected.count
        ? "only \(sent.count) segments are sent, not \(expected.count); the first missing is \(expected[sent.count].text)"
        : nil
    case .holds(let invariant): return Aftermath(self).violation(of: invariant)
    case .nothingLive:
      let live = world.connections.count
      guard live > 0, let slot = world.connections.all.first else { return nil }
      let connection = world.connections[slot]
      let host = scenario(host: Int(connection.host))
      return
        "\(live == 1 ? "1 connection is" : "\(live) connections are") live, not none: the first is \(host)'s \(connection.localPort) to "
        + "\(connection.remoteSocket) in \(connection.endpoint.state.name)"
    }
  }

  private func scenario(host: Int) -> String { world.hosts[host].settings.name }

  /// The first segment that is not among those sent after the one before it.
  private func missing(of expected: [ExpectedSegment], at range: SourceRange?) -> Failure? {
    let sent = sent
    var rest = sent[...]
    for segment in expected {
      if let place = rest.firstIndex(where: { $0.host == segment.host && segment.matches($0.segment) }) {
        rest = rest[(place + 1)...]
        continue
      }
      let last = sent[..<rest.startIndex].last.map { " after \($0.host): \($0.segment.text)" } ?? ""
      let like = sent.last { other in
        other.host == segment.host
          && segment.flags.map { $0 == other.segment.flags.subtracting(.psh) } ?? true
      }
      let hint = like.map { "; the last like it is \($0.host): \($0.segment.text)" } ?? ""
      return Failure("\(segment.text) is not sent\(last)\(hint)", at: segment.range ?? range)
    }
    return nil
  }

  /// What has been sent, by hosts and from nowhere, in order.
  private var sent: [(host: String, segment: SegmentSummary)] {
    records.compactMap { record in
      switch record.event {
      case .transmit(let segment, _), .inject(let segment, _): (record.host, segment)
      default: nil
      }
    }
  }

  private func count(of state: TCPConnection.State, _ host: String) -> Int {
    guard let place = place(of: host) else { return 0 }
    return world.connections.all.count { slot in
      Int(world.connections[slot].host) == place && world.connections[slot].endpoint.state == state
    }
  }

  // MARK: Paths

  /// The states the end has gone through, from CLOSED. A connection that comes from a listener begins with the
  /// listener's LISTEN.
  private func path(of end: End) -> [TCPConnection.State] {
    var path: [TCPConnection.State] = [.closed]
    for record in records where isOf(end, record) {
      switch record.event {
      case .state(let from, let to):
        if from == .listen, path.last == .closed { path.append(.listen) }
        path.append(to)
      case .crash: if path.last != .closed { path.append(.closed) }
      default: break
      }
    }
    return path
  }

  /// Whether it happens to the end. What happens to a listener is part of the story of a connection only as long
  /// as the host has none.
  private func isOf(_ end: End, _ record: Record) -> Bool {
    guard record.host == end.host else { return false }
    if case .crash = record.event { return true }
    guard let sockets = sockets(of: end) else { return record.connection == nil }
    return record.connection.map { $0.local == sockets.local && $0.remote == sockets.remote } ?? false
  }

  /// The sockets of the end, even of one that is gone.
  private func sockets(of end: End) -> (local: Socket, remote: Socket)? {
    let seen = records.last { record in
      guard record.host == end.host, let connection = record.connection else { return false }
      // A host that has no connection still resets what arrives.
      guard case .state = record.event else { return false }
      return matches(end, connection)
    }
    return seen?.connection.map { ($0.local, $0.remote) }
  }

  private func matches(_ end: End, _ connection: Record.Connection) -> Bool {
    switch end.connection {
    case nil: newestSockets(of: end.host).map { $0 == (connection.local, connection.remote) } ?? false
    case .named(let name):
      named(name).map { Set([$0.opener, $0.remote]) == Set([connection.local, connection.remote]) } ?? false
    case .remote(let destination): socket(of: destination) == connection.remote
    }
  }

  /// The sockets of the connection that the host began last.
  private func newestSockets(of host: String) -> (local: Socket, remote: Socket)? {
    let record = records.last { record in
      guard record.host == host, record.connection != nil, case .state(let from, _) = record.event else {
        return false
      }
      return from == .closed || from == .listen
    }
    return record?.connection.map { ($0.local, $0.remote) }
  }

  private static func text(_ path: [TCPConnection.State]) -> String {
    path.map { "\($0.name)" }.joined(separator: " → ")
  }

  private static func list(_ words: [String]) -> String {
    words.isEmpty ? "nothing" : words.joined(separator: ", ")
  }
}
