/// An IPv4 address.
package struct Address: Hashable, Sendable {
  /// The address as a number, `10.0.0.1` is 0x0A000001.
  package var rawValue: UInt32

  package init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The address of the n-th host of a world, counted from 0: `10.0.0.1` and up.
  package init(ofHost index: Int) { self.init(Self.first &+ UInt32(truncatingIfNeeded: index)) }

  private static let first: UInt32 = 0x0A00_0001

  /// Which host of a world of so many has this address, if one does.
  func host(of count: Int) -> Int? {
    let index = Int(rawValue &- Self.first)
    return index < count ? index : nil
  }

  /// The address written as four numbers with dots.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard part.count <= 3, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let byte = UInt8(part)
      else {
        return nil
      }
      value = value << 8 | UInt32(byte)
    }
    self.init(value)
  }
}

extension Address: CustomStringConvertible {
  package var description: String {
    [24, 16, 8, 0].map { String(rawValue >> $0 & 0xFF) }.joined(separator: ".")
  }
}

/// An address and a port: one end of a connection (RFC 9293, section 4).
package struct Socket: Hashable, Sendable, CustomStringConvertible {
  package var address: Address
  package var port: UInt16

  package init(_ address: Address, _ port: UInt16) {
    self.address = address
    self.port = port
  }

  package var description: String { "\(address):\(port)" }
}
