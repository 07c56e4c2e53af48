/// The sum that protects the headers of IPv4 and all of a TCP segment: of 16-bit words, in ones' complement
/// (RFC 1071).
struct InternetChecksum {
  private var sum: UInt64 = 0

  /// Adds octets; an odd one at the end counts as the upper half of a word.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      sum += UInt64(bytes[index]) << 8 | UInt64(bytes[index + 1])
      index += 2
    }
    if index < bytes.endIndex { sum += UInt64(bytes[index]) << 8 }
  }

  mutating func add(_ word: UInt16) { sum += UInt64(word) }

  /// Adds what of the header of IP belongs to the sum of a segment (RFC 9293, section 3.1; RFC 8200, 8.1).
  mutating func addPseudoHeader(_ source: IPAddress, _ destination: IPAddress, length: Int) {
    for address in [source, destination] { add(address.octets[...]) }
    sum += 6 + UInt64(length & 0xFFFF) + UInt64(length >> 16 & 0xFFFF)
  }

  /// The sum, folded to a word: 0xFFFF for octets whose checksum is right.
  var folded: UInt16 {
    var folded = sum
    while folded > 0xFFFF { folded = folded & 0xFFFF + folded >> 16 }
    return UInt16(truncatingIfNeeded: folded)
  }

  /// What stands in a header.
  var value: UInt16 { ~folded }
}

extension IPAddress {
  /// The address as it goes over the wire.
  var octets: [UInt8] {
    switch self {
    case .v4(let number): number.bigEndianOctets
    case .v6(let high, let low): high.bigEndianOctets + low.bigEndianOctets
    }
  }
}

extension FixedWidthInteger {
  /// The octets of the number, the most significant first.
  var bigEndianOctets: [UInt8] {
    stride(from: Self.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) }
  }
}
