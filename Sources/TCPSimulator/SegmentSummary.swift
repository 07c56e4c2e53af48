package import TCPRuntime

/// What a recording keeps of a segment: its header in plain numbers and how much data it carries.
package struct SegmentSummary: Hashable, Sendable {
  /// The control bits that are set.
  package var flags: Segment.Flags

  /// The sequence number.
  package var sequence: UInt32

  /// The acknowledgment number, if the ACK bit is set.
  package var acknowledgment: UInt32?

  /// The bytes of data.
  package var length: Int

  /// The window it offers, in octets.
  package var window: UInt32

  init(_ segment: Segment) {
    flags = segment.flags
    sequence = segment.sequence.rawValue
    acknowledgment = segment.flags.contains(.ack) ? segment.acknowledgment.rawValue : nil
    length = segment.length
    window = segment.window
  }

  /// The names of the control bits that are set, in the order in which the RFC writes them.
  package var flagNames: [String] {
    let order: [(Segment.Flags, String)] = [
      (.syn, "SYN"), (.fin, "FIN"), (.rst, "RST"), (.psh, "PSH"), (.ack, "ACK"),
    ]
    return order.filter { flags.contains($0.0) }.map(\.1)
  }

  /// Its text in a diagram, `SYN,ACK seq=300 ack=101 len=5`; PSH, which changes no state, is left out.
  package var text: String {
    var parts = [flagNames.filter { $0 != "PSH" }.joined(separator: ","), "seq=\(sequence)"]
    if let acknowledgment { parts.append("ack=\(acknowledgment)") }
    if length > 0 { parts.append("len=\(length)") }
    return parts.joined(separator: " ")
  }
}
