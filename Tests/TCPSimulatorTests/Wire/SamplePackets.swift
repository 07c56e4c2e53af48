import EnumatonRuntime
import EnumatonTestSupport
import TCPRuntime
import TCPSimulator

/// Packets that tests are made of.
enum Sample {
  static let client = SocketAddress(.v4(0x0A00_0001), port: 40_000)
  static let server = SocketAddress(.v4(0x0A00_0002), port: 80)
  static let client6 = SocketAddress(.v6(0x2001_0DB8_0000_0000, 1), port: 40_000)
  static let server6 = SocketAddress(.v6(0x2001_0DB8_0000_0000, 2), port: 80)

  /// A handshake, some text, and a close.
  static let exchange: [Packet] = [
    packet(0, client, server, .syn, 100),
    packet(10, server, client, [.syn, .ack], 300, 101),
    packet(20, client, server, .ack, 101, 301),
    packet(21, client, server, [.ack, .psh], 101, 301, length: 7),
    packet(31, server, client, .ack, 301, 108, window: 1000),
    packet(40, client, server, [.fin, .ack], 108, 301),
    packet(50, server, client, [.fin, .ack], 301, 109),
    packet(60, client, server, .ack, 109, 302),
  ]

  static func packet(
    _ milliseconds: Int64, _ source: SocketAddress, _ destination: SocketAddress, _ flags: Segment.Flags,
    _ sequence: UInt32, _ acknowledgment: UInt32 = 0, length: Int = 0, window: UInt32 = 65_535
  ) -> Packet {
    Packet(
      time: Instant(nanoseconds: milliseconds * 1_000_000), source: source, destination: destination,
      segment: Segment(
        flags: flags, sequence: SequenceNumber(sequence), acknowledgment: SequenceNumber(acknowledgment),
        length: length, window: window))
  }

  /// Any packet that can be written.
  static func random(_ random: inout SeededGenerator) -> Packet {
    let flags = Segment.Flags(rawValue: .random(in: 0...31, using: &random))
    let isVersion6 = random.chance(30)
    func socket(_ random: inout SeededGenerator) -> SocketAddress {
      let address: IPAddress =
        isVersion6 ? .v6(random.next(), random.next()) : .v4(.random(in: 0 ... .max, using: &random))
      return SocketAddress(address, port: .random(in: 0 ... .max, using: &random))
    }
    return Packet(
      time: Instant(nanoseconds: .random(in: 0..<4_000_000_000_000_000_000, using: &random)),
      source: socket(&random), destination: socket(&random),
      segment: Segment(
        flags: flags, sequence: SequenceNumber(.random(in: 0 ... .max, using: &random)),
        acknowledgment: SequenceNumber(flags.contains(.ack) ? .random(in: 0 ... .max, using: &random) : 0),
        length: .random(in: 0...300, using: &random), window: .random(in: 0...65_535, using: &random)))
  }
}

extension Capture {
  /// A capture of one frame.
  init(_ link: LinkType, _ octets: [UInt8]) {
    self.init(frames: [Frame(number: 1, time: .origin, link: link, octets: octets[...])])
  }
}
