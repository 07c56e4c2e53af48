import TCPRuntime

/// What the windows in the headers of a connection count (RFC 7323, section 2): the scale holds if both SYNs
/// offer one, and not in the SYNs themselves.
struct WindowScales: Hashable, Sendable {
  private var offers = PartyPair<UInt8?> { _ in nil }
  private var seen = PartyPair<Bool> { _ in false }

  /// Whether both SYNs were seen, so that it is certain what a window counts.
  var isKnown: Bool { seen.first && seen.second }

  /// Whether the SYN of an end was seen.
  func hasSeen(_ party: Party) -> Bool { seen[party] }

  mutating func note(_ received: ReceivedPacket, from sender: Party) {
    guard received.packet.segment.flags.contains(.syn) else { return }
    seen[sender] = true
    offers[sender] = received.windowScale
  }

  /// The octets that the window of a segment counts, as far as is known.
  func octets(_ segment: Segment, from sender: Party) -> UInt32 {
    guard !segment.flags.contains(.syn), offers[sender.other] != nil, let shift = offers[sender] else {
      return segment.window
    }
    return segment.window << UInt32(shift)
  }
}
