import EnumatonRuntime
import EnumatonTestSupport
import TCPRuntime
import TCPSimulator
import Testing

@Suite struct PacketCodecTests {
  /// The one packet of a frame.
  private func read(_ octets: [UInt8], _ link: LinkType = .raw) -> ReceivedPacket? {
    CapturedPackets(Capture(link, octets)).packets.first?.received
  }

  @Test("A header is laid out as RFC 791 and RFC 9293 draw it")
  func layout() throws {
    let packet = Sample.packet(0, Sample.client, Sample.server, [.syn, .ack], 0x0102_0304, 0x0506_0708)
    // The checksums were worked out apart from this program.
    let expected: [UInt8] = [
      0x45, 0, 0, 44, 0, 0, 0x40, 0, 64, 6, 0x26, 0xCA, 10, 0, 0, 1, 10, 0, 0, 2,
      0x9C, 0x40, 0, 80, 1, 2, 3, 4, 5, 6, 7, 8, 0x60, 0x12, 0xFF, 0xFF, 0xD7, 0x6F, 0, 0,
      2, 4, 0x05, 0xB4,
    ]
    #expect(try packet.octets(maximumSegmentSize: 1460) == expected)
  }

  @Test("What is written is read again, with right checksums")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      var packet = Sample.random(&random)
      packet.time = .origin
      let received = try #require(read(try packet.octets(maximumSegmentSize: 536)))
      #expect(received.packet == packet)
      #expect(received.checksum == .right)
      #expect(received.maximumSegmentSize == (packet.segment.flags.contains(.syn) ? 536 : nil))
    }
  }

  @Test("Text sent again is the same text")
  func text() throws {
    let first = Sample.packet(0, Sample.client, Sample.server, .ack, 1000, 1, length: 60)
    let again = Sample.packet(9, Sample.client, Sample.server, .ack, 1020, 1, length: 40)
    #expect(try first.octets().suffix(40) == again.octets().suffix(40))
  }

  @Test("Segments that fit in no datagram, and sockets of two versions, are refused")
  func refusals() {
    let long = Sample.packet(0, Sample.client, Sample.server, .ack, 1, 1, length: 65_496)
    #expect(throws: PacketError.tooLong(65_496)) { try long.octets() }
    let mixed = Sample.packet(0, Sample.client, Sample.server6, .ack, 1, 1)
    #expect(throws: PacketError.mixedVersions) { try mixed.octets() }
  }

  @Test("Any octet that changes in a segment is noticed")
  func wrongChecksums() throws {
    let octets = try Sample.packet(0, Sample.client, Sample.server, .ack, 7, 9, length: 11).octets()
    for index in octets.indices {
      var changed = octets
      changed[index] ^= 0x10
      #expect(read(changed)?.checksum != .right, "octet \(index)")
    }
  }

  @Test("A checksum left to the network card is known by the sum of its pseudo-header")
  func offload() throws {
    var octets = try Sample.packet(0, Sample.client, Sample.server, .ack, 7, 9, length: 10).octets()
    // 10.0.0.1, 10.0.0.2, protocol 6 and 30 octets.
    octets.replaceSubrange(36..<38, with: [0x14, 0x27])
    #expect(read(octets)?.checksum == .offloaded)
  }

  @Test("A segment cut short by the snapshot length keeps its length; its checksum is unknown")
  func truncation() throws {
    let packet = Sample.packet(0, Sample.client, Sample.server, .ack, 7, 9, length: 500)
    let received = try #require(read(Array(try packet.octets().prefix(60))))
    #expect(received.packet == packet)
    #expect(received.checksum == .unknown)
  }

  @Test("Options are skipped, and the scale of windows is read")
  func options() throws {
    var octets = try Sample.packet(0, Sample.client, Sample.server, .syn, 1).octets()
    // MSS, permission to acknowledge selectively, timestamps, nothing, scale; padding.
    octets += [2, 4, 5, 0xB4, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2, 1, 3, 3, 7]
    octets[3] = UInt8(octets.count)
    octets[32] = 10 << 4
    let received = try #require(read(octets))
    #expect(received.windowScale == 7)
    #expect(received.maximumSegmentSize == 1460)
    #expect(received.packet.segment.length == 0)
    // An option without end, and one longer than the header.
    for bad: [UInt8] in [[3, 0], [3, 200]] {
      var broken = octets
      broken.replaceSubrange(40..<42, with: bad)
      #expect(read(broken)?.windowScale == nil)
    }
  }

  @Test(
    "Frames of each kind of link are unwrapped",
    arguments: [
      (LinkType.ethernet, [UInt8](repeating: 2, count: 12) + [0x08, 0x00]),
      (.ethernet, [UInt8](repeating: 2, count: 12) + [0x81, 0x00, 0, 5, 0x08, 0x00]),
      (.ethernet, [UInt8](repeating: 2, count: 12) + [0x88, 0xA8, 0, 5, 0x81, 0x00, 0, 6, 0x08, 0x00]),
      (.linuxSLL, [0, 0, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0, 0x08, 0x00]),
      (.linuxSLL2, [0x08, 0x00, 0, 0, 0, 0, 0, 2, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0]),
      (.null, [2, 0, 0, 0]), (.null, [0, 0, 0, 2]), (.loop, [0, 0, 0, 2]), (.raw, []), (.ipv4, []),
    ])
  func links(link: LinkType, header: [UInt8]) throws {
    for packet in Sample.exchange {
      // Padding, as short frames of Ethernet have it.
      let frame = header + (try packet.octets()) + [0, 0, 0, 0, 0, 0]
      var expected = packet
      expected.time = .origin
      #expect(read(frame, link)?.packet == expected)
    }
  }

  @Test("Frames that hold something else are counted, not read")
  func others() throws {
    let tcp = try Sample.exchange[0].octets()
    var udp = tcp
    udp[9] = 17
    var fragment = tcp
    fragment[6] = 0x20
    var arp = [UInt8](repeating: 0, count: 42)
    arp[12] = 8
    arp[13] = 6
    #expect(CapturedPackets(Capture(.raw, udp)).others == 1)
    #expect(CapturedPackets(Capture(.raw, fragment)).fragments == 1)
    #expect(CapturedPackets(Capture(.ethernet, arp)).others == 1)
    #expect(CapturedPackets(Capture(.raw, Array(tcp.prefix(30)))).malformed == 1)
  }

  @Test("IPv6 is read through its extension headers")
  func extensionHeaders() throws {
    var packet = Sample.packet(0, Sample.client6, Sample.server6, .ack, 5, 6, length: 3)
    packet.time = .origin
    var octets = try packet.octets()
    // Hop-by-hop options of 8 octets, then destination options of 16.
    octets.insert(contentsOf: [60, 0, 1, 4, 0, 0, 0, 0, 6, 1] + [UInt8](repeating: 0, count: 14), at: 40)
    octets[6] = 0
    octets[5] += 24
    let received = try #require(read(octets))
    #expect(received.packet == packet)
    #expect(received.checksum == .right)
  }

  @Test("Addresses are written as people write them")
  func addresses() {
    #expect("\(Sample.client)" == "10.0.0.1:40000")
    #expect("\(Sample.client6)" == "[2001:db8::1]:40000")
    #expect("\(IPAddress.v6(0, 0))" == "::")
    #expect("\(IPAddress.v6(0x0001_0000_0000_0002, 0x0000_0000_0000_0003))" == "1:0:0:2::3")
    #expect("\(IPAddress.v6(0x0001_0000_0003_0002, 0x0004_0005_0006_0007))" == "1:0:3:2:4:5:6:7")
  }
}
