package import EnumatonRuntime
package import TCPRuntime

/// A segment of a connection, seen where the capture was made.
package struct Sighting: Hashable, Sendable {
  /// The number of the packet in the capture.
  package var number: Int
  package var time: Instant
  package var sender: Party
  /// Its window counts octets, if the scale is known.
  package var segment: Segment
  /// Whether whoever receives it drops it, because a checksum is wrong.
  package var isDamaged: Bool
}

extension Segment {
  /// Whether it asks for a connection and answers nothing.
  var isRequest: Bool { flags.contains(.syn) && !flags.contains(.ack) }

  /// The number after all it occupies.
  var sequenceEnd: SequenceNumber { sequence + sequenceLength }

  /// The number of its first octet of text.
  var firstOctet: SequenceNumber { sequence + (flags.contains(.syn) ? 1 : 0) }

  /// The number after its text, which is that of its FIN if it has one.
  var octetsEnd: SequenceNumber { firstOctet + UInt32(clamping: length) }
}
