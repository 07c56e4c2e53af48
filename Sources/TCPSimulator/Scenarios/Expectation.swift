public import TCPRuntime

/// What must be true after a scenario has been played.
public enum Expectation: Hashable, Sendable {
  /// The host goes through these states, and no others, and ends in the last.
  case path(Host, [TCPConnection.State])

  /// The host sends so many segments of this kind, those that are lost included.
  case sends(Host, SegmentKind, Int)
}

extension Expectation {
  /// What is wrong with the recording, in one line; `nil` if it is as expected.
  func failure(in records: [Record]) -> String? {
    switch self {
    case .path(let host, let expected):
      let path = Self.path(of: host, in: records)
      guard path != expected else { return nil }
      return "\(host.rawValue) goes \(Self.text(path)), not \(Self.text(expected))"
    case .sends(let host, let kind, let expected):
      let count = records.count { record in
        guard case .transmit(let segment, _) = record.event else { return false }
        return record.host == host && kind.matches(segment)
      }
      guard count != expected else { return nil }
      return "\(host.rawValue) sends \(count) × \(kind.rawValue), not \(expected)"
    }
  }

  private static func path(of host: Host, in records: [Record]) -> [TCPConnection.State] {
    var path: [TCPConnection.State] = [.closed]
    for record in records where record.host == host {
      if case .state(_, let state) = record.event { path.append(state) }
    }
    return path
  }

  private static func text(_ path: [TCPConnection.State]) -> String {
    path.map { "\($0.name)" }.joined(separator: " → ")
  }
}
