package import TCPRuntime

/// Which segments a fault or an expectation is about.
package enum SegmentKind: String, CaseIterable, Hashable, Sendable {
  /// Any segment at all.
  case any
  /// A SYN that acknowledges nothing.
  case syn = "SYN"
  /// A SYN with an ACK.
  case synAck = "SYN-ACK"
  /// An ACK and nothing else: no SYN, FIN or RST and no data.
  case ack = "ACK"
  /// A FIN, whatever else it carries.
  case fin = "FIN"
  /// A RST, whatever else it carries.
  case rst = "RST"
  /// Any segment that carries data.
  case data

  /// Whether a segment of these flags and this length is of this kind.
  package func matches(flags: Segment.Flags, length: Int) -> Bool {
    switch self {
    case .any: true
    case .syn: flags.contains(.syn) && !flags.contains(.ack)
    case .synAck: flags.contains(.syn) && flags.contains(.ack)
    case .ack: flags == .ack && length == 0
    case .fin: flags.contains(.fin)
    case .rst: flags.contains(.rst)
    case .data: length > 0
    }
  }

  package func matches(_ segment: Segment) -> Bool { matches(flags: segment.flags, length: segment.length) }

  package func matches(_ segment: SegmentSummary) -> Bool {
    matches(flags: segment.flags, length: segment.length)
  }
}
