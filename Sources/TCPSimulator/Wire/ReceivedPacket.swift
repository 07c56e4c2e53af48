import EnumatonRuntime
import TCPRuntime

/// A packet that was read from octets, with what a ``Packet`` does not keep.
package struct ReceivedPacket: Hashable, Sendable {
  /// The packet; its window is the number in the header, not yet scaled.
  package var packet: Packet
  /// What a SYN says of the scale of later windows (RFC 7323, section 2), at most 14.
  package var windowScale: UInt8?
  /// What a SYN says of the longest segment.
  package var maximumSegmentSize: UInt16?
  /// Whether the checksums are right.
  package var checksum: ChecksumFinding

  /// What is found of the checksums of a packet.
  package enum ChecksumFinding: Hashable, Sendable {
    case right
    /// The header of IP, or the segment, is not what was sent: who receives it drops it.
    case wrong
    /// The sender left it to its network card, and the packet was captured before that.
    case offloaded
    /// Not all of the packet was captured, or no checksum was written.
    case unknown
  }
}

/// Why octets are no packet of TCP.
package enum PacketRefusal: Error, Hashable, Sendable {
  /// Something else than TCP over IP.
  case otherProtocol
  /// A part of a datagram.
  case fragment
  /// It ends within a header, or a header contradicts itself.
  case malformed
}
