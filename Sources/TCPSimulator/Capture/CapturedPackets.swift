import EnumatonRuntime
import TCPRuntime

/// The TCP packets of a capture.
package struct CapturedPackets: Hashable, Sendable {
  /// A packet and its number in the capture, from 1.
  package struct Numbered: Hashable, Sendable {
    package var number: Int
    package var received: ReceivedPacket
  }

  package var packets: [Numbered] = []
  /// The frames left out because they are something else than TCP over IP, or of a link not known here.
  package private(set) var others = 0
  /// Those left out because they are parts of datagrams.
  package private(set) var fragments = 0
  /// Those left out because a header is broken or cut off.
  package private(set) var malformed = 0

  package init(_ capture: Capture) {
    for frame in capture.frames {
      guard let link = frame.link else {
        others += 1
        continue
      }
      do throws(PacketRefusal) {
        let datagram = try link.datagram(in: Octets(frame.octets))
        let received = try ReceivedPacket(ip: datagram, time: frame.time)
        packets.append(Numbered(number: frame.number, received: received))
      } catch {
        switch error {
        case .otherProtocol: others += 1
        case .fragment: fragments += 1
        case .malformed: malformed += 1
        }
      }
    }
  }

  /// Forgets which checksums are wrong, as in captures whose addresses were replaced.
  package mutating func ignoreChecksums() {
    for index in packets.indices { packets[index].received.checksum = .unknown }
  }

  /// The packets alone, as if captured.
  package init(_ packets: some Sequence<Packet>) {
    self.packets = packets.enumerated().map { index, packet in
      Numbered(number: index + 1, received: ReceivedPacket(packet: packet, checksum: .right))
    }
  }
}
