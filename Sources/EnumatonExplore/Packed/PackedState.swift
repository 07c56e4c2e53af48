// Inlinable, all of it: this is the inner loop of other modules.

/// A state in two words, never both zero: that stands for an empty place in a table.
@frozen
@usableFromInline
package struct PackedState: Hashable, Sendable {
  @usableFromInline package var low: UInt64
  @usableFromInline package var high: UInt64

  @inlinable
  package init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  @inlinable
  package static func == (left: Self, right: Self) -> Bool {
    (left.low ^ right.low) | (left.high ^ right.high) == 0
  }
}

extension PackedState {
  /// Spreads the words over 64 bits; neighbouring states must not become neighbours in the table.
  var hash: UInt64 {
    var mixed = (low ^ (low >> 29)) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ high ^ (mixed >> 32)) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ (mixed >> 31)
  }
}
