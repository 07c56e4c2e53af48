package import EnumatonSpec
package import TCPRuntime

/// What must be true at some point of a scenario, and where that is written.
package struct Expectation: Hashable, Sendable {
  package var claim: Claim
  /// Where it stands in the file, if it stands in one.
  package var range: SourceRange?

  /// What can be claimed.
  package enum Claim: Hashable, Sendable {
    /// The end goes through these states, and no others, and is in the last.
    case path(End, [TCPConnection.State])
    /// The end is in this state.
    case state(End, TCPConnection.State)
    /// The host has sent so many segments of this kind, those that were lost included.
    case sends(String, SegmentKind, Int)
    /// So many connections of the host are in this state; of its listeners none count.
    case count(String, TCPConnection.State, Int)
    /// So many calls at the host were refused.
    case refusals(String, Int)
    /// The applications of the host were told this, in this order.
    case signals(End, [Signal])
    /// So many segments for or from the host were dropped for this reason.
    case drops(String, DropReason, Int)
    /// These are among the segments sent, in this order.
    case includes([ExpectedSegment])
    /// These are the segments sent, and no others.
    case exchange([ExpectedSegment])
    /// No host has a connection.
    case nothingLive
    /// What must be true of every connection is true of these.
    case holds(Invariant)
  }

  package init(_ claim: Claim, at range: SourceRange? = nil) {
    self.claim = claim
    self.range = range
  }
}

/// A segment as a scenario describes it; what it leaves open may be anything.
package struct ExpectedSegment: Hashable, Sendable {
  package var host: String
  package var flags: Segment.Flags?
  package var sequence: UInt32?
  package var acknowledgment: UInt32?
  package var length: Int?
  package var window: UInt32?
  package var range: SourceRange?

  package init(from host: String) { self.host = host }

  /// Whether the segment is as described; PSH does not count.
  func matches(_ segment: SegmentSummary) -> Bool {
    if let flags, segment.flags.subtracting(.psh) != flags.subtracting(.psh) { return false }
    if let sequence, segment.sequence != sequence { return false }
    if let acknowledgment, segment.acknowledgment != acknowledgment { return false }
    if let length, segment.length != length { return false }
    if let window, segment.window != window { return false }
    return true
  }

  var text: String {
    var parts: [String] = [flags.map { $0.subtracting(.psh).description } ?? "any segment"]
    if let sequence { parts.append("seq=\(sequence)") }
    if let acknowledgment { parts.append("ack=\(acknowledgment)") }
    if let length { parts.append("len=\(length)") }
    if let window { parts.append("win=\(window)") }
    return "\(host): " + parts.joined(separator: " ")
  }
}

/// An expectation that was not met, or a step that could not be taken.
package struct Failure: Hashable, Sendable {
  /// What was expected and what happened.
  package var message: String
  package var range: SourceRange?

  package init(_ message: String, at range: SourceRange? = nil) {
    self.message = message
    self.range = range
  }
}
