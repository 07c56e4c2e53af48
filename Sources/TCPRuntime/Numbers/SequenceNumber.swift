/// A place in the stream of one side of a connection: a number modulo 2³² (RFC 9293, section 3.4).
///
/// The order is that of serial numbers: `a < b` when the way up from `a` to `b` is shorter than the way down.
/// It is an order among numbers that are near one another and none among all of them, hence no `Comparable`.
@frozen
public struct SequenceNumber: Hashable, Sendable {
  /// The number as it stands in a header.
  public var rawValue: UInt32

  /// The sequence number of that value.
  @inlinable
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The number so many octets further on.
  @inlinable
  public static func + (number: Self, octets: UInt32) -> Self { Self(number.rawValue &+ octets) }

  /// The number so many octets before.
  @inlinable
  public static func - (number: Self, octets: UInt32) -> Self { Self(number.rawValue &- octets) }

  /// Moves so many octets further on.
  @inlinable
  public static func += (number: inout Self, octets: UInt32) { number = number + octets }

  /// How many octets further on than `earlier` the number is; modulo 2³², so never negative.
  @inlinable
  public func distance(from earlier: Self) -> UInt32 { rawValue &- earlier.rawValue }

  /// Whether `left` comes before `right`.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    Int32(bitPattern: left.rawValue &- right.rawValue) < 0
  }

  /// Whether `left` comes before `right` or is the same.
  @inlinable
  public static func <= (left: Self, right: Self) -> Bool { left == right || left < right }

  /// Whether `left` comes after `right`.
  @inlinable
  public static func > (left: Self, right: Self) -> Bool { right < left }

  /// Whether `left` comes after `right` or is the same.
  @inlinable
  public static func >= (left: Self, right: Self) -> Bool { right <= left }
}

extension SequenceNumber: ExpressibleByIntegerLiteral {
  /// The sequence number of that value.
  @inlinable
  public init(integerLiteral value: UInt32) { self.init(value) }
}

extension SequenceNumber: CustomStringConvertible {
  /// The number in decimal.
  public var description: String { rawValue.description }
}
