import TCPRuntime

/// Why a packet cannot be written.
package enum PacketError: Error, Hashable, CustomStringConvertible {
  /// The segment has more text than one datagram holds.
  case tooLong(Int)
  /// One socket is of version 4, the other of version 6.
  case mixedVersions

  package var description: String {
    switch self {
    case .tooLong(let length): "a segment of \(length) octets does not fit in one IP datagram"
    case .mixedVersions: "an IPv4 address cannot talk to an IPv6 address"
    }
  }
}

extension Packet {
  /// The packet as it goes over the wire: an IP header (RFC 791, RFC 8200), a TCP header (RFC 9293, section
  /// 3.1) and text, with right checksums.
  ///
  /// A segment has no text of its own: the octet with the number *n* is the letter *n* mod 26, so what is sent
  /// again is the same. A window beyond 65,535 is written as that, since no scale is offered.
  /// - Parameter maximumSegmentSize: what a SYN tells the peer, if anything.
  package func octets(maximumSegmentSize: UInt16? = nil) throws(PacketError) -> [UInt8] {
    let options: [UInt8] =
      if let maximumSegmentSize, segment.flags.contains(.syn) {
        [2, 4] + maximumSegmentSize.bigEndianOctets
      } else {
        []
      }
    let length = 20 + options.count + segment.length
    let header = try ipHeader(length: length)

    var tcp = source.port.bigEndianOctets + destination.port.bigEndianOctets
    tcp += segment.sequence.rawValue.bigEndianOctets
    let acknowledgment = segment.flags.contains(.ack) ? segment.acknowledgment.rawValue : 0
    tcp += acknowledgment.bigEndianOctets
    tcp += [UInt8((20 + options.count) / 4 * 16), segment.flags.octet]
    tcp += UInt16(clamping: segment.window).bigEndianOctets
    tcp += [0, 0, 0, 0] + options
    let start = segment.sequence.rawValue &+ (segment.flags.contains(.syn) ? 1 : 0)
    for place in 0..<UInt32(segment.length) { tcp.append(UInt8(97 + (start &+ place) % 26)) }

    var checksum = InternetChecksum()
    checksum.addPseudoHeader(source.address, destination.address, length: length)
    checksum.add(tcp[...])
    tcp.replaceSubrange(16..<18, with: checksum.value.bigEndianOctets)
    return header + tcp
  }

  private func ipHeader(length: Int) throws(PacketError) -> [UInt8] {
    switch (source.address, destination.address) {
    case (.v4, .v4):
      guard let total = UInt16(exactly: 20 + length) else { throw .tooLong(segment.length) }
      // No fragmentation, so no identification either (RFC 6864); 64 hops; TCP.
      var header: [UInt8] = [0x45, 0] + total.bigEndianOctets + [0, 0, 0x40, 0, 64, 6, 0, 0]
      header += source.address.octets + destination.address.octets
      var checksum = InternetChecksum()
      checksum.add(header[...])
      header.replaceSubrange(10..<12, with: checksum.value.bigEndianOctets)
      return header
    case (.v6, .v6):
      guard let payload = UInt16(exactly: length) else { throw .tooLong(segment.length) }
      return [0x60, 0, 0, 0] + payload.bigEndianOctets + [6, 64]
        + source.address.octets + destination.address.octets
    default: throw .mixedVersions
    }
  }
}
