import EnumatonRuntime
import TCPRuntime

extension ReceivedPacket {
  /// Reads a packet that begins with the header of IP, of either version. Octets may be missing at its end.
  init(ip octets: Octets, time: Instant) throws(PacketRefusal) {
    guard let first = octets.u8(0) else { throw .malformed }
    let datagram =
      switch first >> 4 {
      case 4: try Datagram(version4: octets)
      case 6: try Datagram(version6: octets)
      default: throw PacketRefusal.otherProtocol
      }
    try self.init(datagram, time: time)
  }

  private init(_ datagram: Datagram, time: Instant) throws(PacketRefusal) {
    let tcp = datagram.payload
    guard let source = tcp.u16(0), let destination = tcp.u16(2), let sequence = tcp.u32(4),
      let acknowledgment = tcp.u32(8), let offset = tcp.u8(12), let control = tcp.u8(13),
      let window = tcp.u16(14), let sum = tcp.u16(16)
    else { throw .malformed }
    let headerLength = Int(offset >> 4) * 4
    guard headerLength >= 20, headerLength <= datagram.length else { throw .malformed }

    let flags = Segment.Flags(controlBits: control)
    packet = Packet(
      time: time, source: SocketAddress(datagram.source, port: source),
      destination: SocketAddress(datagram.destination, port: destination),
      segment: Segment(
        flags: flags, sequence: SequenceNumber(sequence),
        acknowledgment: SequenceNumber(flags.contains(.ack) ? acknowledgment : 0),
        length: datagram.length - headerLength, window: UInt32(window)))
    checksum = datagram.checksum(sum)
    if flags.contains(.syn) { readOptions(tcp.rest(20, atMost: headerLength - 20)) }
  }

  /// Reads of the options what is of use (RFC 9293, section 3.1).
  private mutating func readOptions(_ options: Octets) {
    var place = 0
    while let kind = options.u8(place), kind != 0 {
      if kind == 1 {
        place += 1
        continue
      }
      guard let length = options.u8(place + 1), length >= 2 else { return }
      switch (kind, length) {
      case (2, 4): maximumSegmentSize = options.u16(place + 2)
      case (3, 3): windowScale = options.u8(place + 2).map { min($0, 14) }
      default: break
      }
      place += Int(length)
    }
  }
}

/// What an IP header says, and the segment behind it.
private struct Datagram {
  var source: IPAddress
  var destination: IPAddress
  /// The octets of the segment, as the header has it.
  var length: Int
  /// Those of them that were captured.
  var payload: Octets
  /// Whether the header's own checksum is right.
  var hasIntactHeader = true

  private static let tcp: UInt8 = 6

  init(version4 octets: Octets) throws(PacketRefusal) {
    guard let first = octets.u8(0), let total = octets.u16(2), let fragment = octets.u16(6),
      let carried = octets.u8(9), let source = octets.u32(12), let destination = octets.u32(16)
    else { throw .malformed }
    guard carried == Self.tcp else { throw .otherProtocol }
    // Neither more to come nor something before it.
    guard fragment & 0x3FFF == 0 else { throw .fragment }
    let headerLength = Int(first & 0xF) * 4
    // A card that cuts segments itself is handed longer ones than the field can tell, and 0 in it.
    let total4 = total == 0 ? octets.count : Int(total)
    guard headerLength >= 20, total4 >= headerLength, let header = octets.part(0, count: headerLength)
    else { throw .malformed }
    self.source = .v4(source)
    self.destination = .v4(destination)
    length = total4 - headerLength
    payload = octets.rest(headerLength, atMost: length)
    var sum = InternetChecksum()
    header.add(to: &sum)
    // Some cards write this one too; then it stands as 0.
    hasIntactHeader = sum.folded == 0xFFFF || octets.u16(10) == 0
  }

  init(version6 octets: Octets) throws(PacketRefusal) {
    guard let payloadLength = octets.u16(4), let next = octets.u8(6), let sourceHigh = octets.u64(8),
      let sourceLow = octets.u64(16), let destinationHigh = octets.u64(24),
      let destinationLow = octets.u64(32)
    else { throw .malformed }
    source = .v6(sourceHigh, sourceLow)
    destination = .v6(destinationHigh, destinationLow)
    let end = payloadLength == 0 ? octets.count : 40 + Int(payloadLength)
    let start = try Self.start(of: next, octets)
    guard start <= end else { throw .malformed }
    length = end - start
    payload = octets.rest(start, atMost: length)
  }

  /// Where TCP begins behind the extension headers (RFC 8200, section 4).
  private static func start(of next: UInt8, _ octets: Octets) throws(PacketRefusal) -> Int {
    var kind = next
    var place = 40
    while kind != tcp {
      switch kind {
      case 0, 43, 60: break  // hop-by-hop options, routing, destination options
      case 44: throw .fragment
      default: throw .otherProtocol
      }
      guard let next = octets.u8(place), let length = octets.u8(place + 1) else { throw .malformed }
      kind = next
      place += 8 + Int(length) * 8
    }
    return place
  }

  func checksum(_ field: UInt16) -> ReceivedPacket.ChecksumFinding {
    guard hasIntactHeader else { return .wrong }
    var sum = InternetChecksum()
    sum.addPseudoHeader(source, destination, length: length)
    // The sum of the pseudo-header, for the card to go on from.
    if sum.folded == field { return .offloaded }
    // Some tools leave it out, and write 0.
    guard payload.count == length, field != 0 else { return .unknown }
    payload.add(to: &sum)
    return sum.folded == 0xFFFF ? .right : .wrong
  }
}
