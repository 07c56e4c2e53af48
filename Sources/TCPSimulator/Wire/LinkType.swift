/// What stands before the IP header in a frame, as captures number it (https://www.tcpdump.org/linktypes.html).
package enum LinkType: UInt16, Hashable, Sendable {
  /// BSD loopback: the address family in the byte order of the host.
  case null = 0
  case ethernet = 1
  /// Nothing, as some systems number it in their own files.
  case raw12 = 12
  case raw14 = 14
  /// Nothing: IPv4 or IPv6.
  case raw = 101
  /// OpenBSD loopback: the address family in network order.
  case loop = 108
  /// Linux cooked capture.
  case linuxSLL = 113
  case ipv4 = 228
  case ipv6 = 229
  /// Linux cooked capture, version 2.
  case linuxSLL2 = 276
}

extension LinkType {
  /// The IP datagram in a frame.
  func datagram(in frame: Octets) throws(PacketRefusal) -> Octets {
    switch self {
    case .raw, .raw12, .raw14, .ipv4, .ipv6: return frame
    case .null, .loop:
      guard let family = frame.u32(0) else { throw .malformed }
      // 2 is IPv4 everywhere; IPv6 is 10, 24, 28 or 30, by system. The order is that of the host.
      guard [2, 10, 24, 28, 30].contains(min(family, family.byteSwapped)) else { throw .otherProtocol }
      return frame.rest(4)
    case .ethernet: return try Self.datagram(in: frame, typeAt: 12)
    case .linuxSLL: return try Self.datagram(in: frame, typeAt: 14)
    case .linuxSLL2:
      guard let type = frame.u16(0) else { throw .malformed }
      guard Self.isIP(type) else { throw .otherProtocol }
      return frame.rest(20)
    }
  }

  /// What follows an EtherType and any VLAN tags (IEEE 802.1Q, 802.1ad).
  private static func datagram(in frame: Octets, typeAt start: Int) throws(PacketRefusal) -> Octets {
    var place = start
    while true {
      guard let type = frame.u16(place) else { throw .malformed }
      switch type {
      case 0x8100, 0x88A8, 0x9100: place += 4
      case _ where isIP(type): return frame.rest(place + 2)
      default: throw .otherProtocol
      }
    }
  }

  private static func isIP(_ type: UInt16) -> Bool { type == 0x0800 || type == 0x86DD }
}
