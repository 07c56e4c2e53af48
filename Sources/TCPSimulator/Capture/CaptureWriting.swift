import EnumatonRuntime

extension [Packet] {
  /// The packets as a capture file (https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap): classic, times
  /// in nanoseconds, frames without a link layer. The bytes depend on the packets alone.
  ///
  /// Packets stand in the order given. Times before 1970, or too late for the format, are moved to its ends.
  /// - Parameter maximumSegmentSize: what every SYN tells its peer, if anything.
  package func captureFile(maximumSegmentSize: UInt16? = nil) throws(PacketError) -> [UInt8] {
    var file: [UInt8] = []
    file.appendLittle(CaptureFormat.nanosecondMagic)
    file.appendLittle(UInt16(2))  // version 2.4
    file.appendLittle(UInt16(4))
    file.appendLittle(UInt32(0))  // times are in UTC
    file.appendLittle(UInt32(0))
    file.appendLittle(CaptureFormat.snapshotLength)
    file.appendLittle(UInt32(LinkType.raw.rawValue))
    for packet in self {
      let octets = try packet.octets(maximumSegmentSize: maximumSegmentSize)
      let nanoseconds = UInt64(clamping: packet.time.nanoseconds)
      let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
      file.appendLittle(UInt32(clamping: seconds))
      file.appendLittle(UInt32(rest))
      file.appendLittle(UInt32(octets.count))
      file.appendLittle(UInt32(octets.count))
      file += octets
    }
    return file
  }
}

/// Numbers of the formats of captures.
enum CaptureFormat {
  static let microsecondMagic: UInt32 = 0xA1B2_C3D4
  static let nanosecondMagic: UInt32 = 0xA1B2_3C4D
  /// The longest frame that is written whole; an IP datagram is never longer than 65,575 octets.
  static let snapshotLength: UInt32 = 262_144
}

extension [UInt8] {
  fileprivate mutating func appendLittle(_ number: some FixedWidthInteger) {
    append(contentsOf: number.bigEndianOctets.reversed())
  }
}
