/// Octets of a file or a packet, read by their place. Whatever lies outside of them is `nil`, so no length
/// that stands in a header is ever believed.
struct Octets {
  private let bytes: ArraySlice<UInt8>

  enum Order { case big, little }

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  var count: Int { bytes.count }

  /// The number of so many octets at a place; at most eight.
  private func number(at place: Int, octets: Int, _ order: Order) -> UInt64? {
    guard place >= 0, octets <= count, place <= count - octets else { return nil }
    let start = bytes.startIndex + place
    let slice = bytes[start..<start + octets]
    return switch order {
    case .big: slice.reduce(0) { $0 << 8 | UInt64($1) }
    case .little: slice.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  func u8(_ place: Int) -> UInt8? { number(at: place, octets: 1, .big).map(UInt8.init(truncatingIfNeeded:)) }

  func u16(_ place: Int, _ order: Order = .big) -> UInt16? {
    number(at: place, octets: 2, order).map(UInt16.init(truncatingIfNeeded:))
  }

  func u32(_ place: Int, _ order: Order = .big) -> UInt32? {
    number(at: place, octets: 4, order).map(UInt32.init(truncatingIfNeeded:))
  }

  func u64(_ place: Int, _ order: Order = .big) -> UInt64? { number(at: place, octets: 8, order) }

  /// So many octets at a place, if they are all there.
  func part(_ place: Int, count length: Int) -> Octets? {
    guard place >= 0, length >= 0, length <= count, place <= count - length else { return nil }
    let start = bytes.startIndex + place
    return Octets(bytes[start..<start + length])
  }

  /// What there is from a place on, at most so many octets; nothing if there is nothing.
  func rest(_ place: Int, atMost length: Int = .max) -> Octets {
    Octets(bytes.dropFirst(max(0, place)).prefix(max(0, length)))
  }

  /// Adds the octets to an Internet checksum.
  func add(to checksum: inout InternetChecksum) { checksum.add(bytes) }
}
