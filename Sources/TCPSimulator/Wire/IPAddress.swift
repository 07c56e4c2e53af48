/// An Internet address: of version 4 (RFC 791) or 6 (RFC 4291).
package enum IPAddress: Hashable, Sendable {
  case v4(UInt32)
  case v6(UInt64, UInt64)
}

extension IPAddress: Comparable {
  /// Version 4 before version 6, then by number.
  package static func < (left: IPAddress, right: IPAddress) -> Bool {
    switch (left, right) {
    case (.v4(let one), .v4(let other)): one < other
    case (.v6(let high, let low), .v6(let otherHigh, let otherLow)): (high, low) < (otherHigh, otherLow)
    case (.v4, .v6): true
    case (.v6, .v4): false
    }
  }
}

extension IPAddress: CustomStringConvertible {
  /// `10.0.0.1`, or `2001:db8::1` as RFC 5952 wants it.
  package var description: String {
    switch self {
    case .v4(let number):
      return stride(from: 24, through: 0, by: -8).map { "\(number >> UInt32($0) & 0xFF)" }
        .joined(separator: ".")
    case .v6(let high, let low):
      let groups = [high, low].flatMap { half in
        stride(from: 48, through: 0, by: -16).map { UInt16(truncatingIfNeeded: half >> UInt64($0)) }
      }
      let texts = groups.map { String($0, radix: 16) }
      guard let zeros = Self.longestZeros(groups) else { return texts.joined(separator: ":") }
      return texts[..<zeros.lowerBound].joined(separator: ":") + "::"
        + texts[zeros.upperBound...].joined(separator: ":")
    }
  }

  /// The first of the longest runs of at least two groups that are zero.
  private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
    var longest = 0..<0
    var start = 0
    for (index, group) in groups.enumerated() {
      if group != 0 { start = index + 1 }
      if index + 1 - start > longest.count { longest = start..<index + 1 }
    }
    return longest.count >= 2 ? longest : nil
  }
}

/// One end of a connection as the network knows it (RFC 9293, section 3.3.1: local or remote socket).
package struct SocketAddress: Hashable, Sendable {
  package var address: IPAddress
  package var port: UInt16

  package init(_ address: IPAddress, port: UInt16) {
    self.address = address
    self.port = port
  }
}

extension SocketAddress: Comparable {
  package static func < (left: SocketAddress, right: SocketAddress) -> Bool {
    (left.address, left.port) < (right.address, right.port)
  }
}

extension SocketAddress: CustomStringConvertible {
  /// `10.0.0.1:80`, `[2001:db8::1]:80`.
  package var description: String {
    switch address {
    case .v4: "\(address):\(port)"
    case .v6: "[\(address)]:\(port)"
    }
  }
}
