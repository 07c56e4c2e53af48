import TCPRuntime

/// Which segments a fault is about.
public enum SegmentKind: String, CaseIterable, Hashable, Sendable {
  /// Any segment at all.
  case any

  /// A SYN that acknowledges nothing.
  case syn = "SYN"

  /// A SYN with an ACK.
  case synAck = "SYN,ACK"

  /// An ACK and nothing else: no SYN, FIN or RST and no data.
  case ack = "ACK"

  /// A FIN, whatever else it carries.
  case fin = "FIN"

  /// A RST, whatever else it carries.
  case rst = "RST"

  /// Any segment that carries data.
  case data

  /// Whether the segment is of this kind.
  public func matches(_ segment: SegmentSummary) -> Bool {
    switch self {
    case .any: true
    case .syn: segment.flags.contains(.syn) && !segment.flags.contains(.ack)
    case .synAck: segment.flags.contains(.syn) && segment.flags.contains(.ack)
    case .ack: segment.flags == .ack && segment.length == 0
    case .fin: segment.flags.contains(.fin)
    case .rst: segment.flags.contains(.rst)
    case .data: segment.length > 0
    }
  }
}
