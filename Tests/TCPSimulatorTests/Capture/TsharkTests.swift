import EnumatonRuntime
import EnumatonTestSupport
import TCPRuntime
import TCPSimulator
import Testing

@Suite(.enabled(if: Tshark.isInstalled, "tshark is not installed: captures are not held against it"))
struct TsharkTests {
  @Test("Wireshark reads in a capture what was written, with right checksums")
  func fields() throws {
    var random = SeededGenerator(seed: 3)
    let packets = Sample.exchange + (0..<200).map { _ in Sample.random(&random) }
    let read = try Tshark.fields(
      [
        "frame.time_epoch", "ip.src", "ip.dst", "ipv6.src", "ipv6.dst", "tcp.srcport", "tcp.dstport",
        "tcp.flags", "tcp.seq_raw", "tcp.ack_raw", "tcp.len", "tcp.window_size_value", "ip.checksum.status",
        "tcp.checksum.status", "tcp.options.mss_val",
      ], of: try packets.captureFile(maximumSegmentSize: 1460))
    #expect(read.count == packets.count)
    for (packet, fields) in zip(packets, read) {
      let segment = packet.segment
      let isVersion4 = if case .v4 = packet.source.address { true } else { false }
      let addresses = ["\(packet.source.address)", "\(packet.destination.address)"]
      var bits = 0
      for (flag, bit) in [(Segment.Flags.fin, 1), (.syn, 2), (.rst, 4), (.psh, 8), (.ack, 16)]
      where segment.flags.contains(flag) { bits += bit }
      let hexadecimal = String(bits, radix: 16)
      let digits = String(String(10_000_000_000_000_000_000 + UInt64(packet.time.nanoseconds)).dropFirst())
      let time = "\(UInt64(digits.dropLast(9)) ?? 0)." + digits.suffix(9)
      #expect(
        fields == [
          time, isVersion4 ? addresses[0] : "", isVersion4 ? addresses[1] : "",
          isVersion4 ? "" : addresses[0], isVersion4 ? "" : addresses[1], "\(packet.source.port)",
          "\(packet.destination.port)",
          "0x" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal,
          "\(segment.sequence)", "\(segment.acknowledgment)", "\(segment.length)", "\(segment.window)",
          isVersion4 ? "1" : "", "1", segment.flags.contains(.syn) ? "1460" : "",
        ])
    }
  }
}
