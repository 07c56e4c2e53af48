/// Walks over the bytes of a short text: a condition, an expression, a type.
struct ByteScanner {
  let bytes: [UInt8]
  private(set) var offset = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { offset >= bytes.count }
  /// The byte ahead, or zero at the end.
  var ahead: UInt8 { isAtEnd ? 0 : bytes[offset] }

  mutating func skipWhiteSpace() {
    while !isAtEnd, bytes[offset].isWhiteSpace { offset += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard !isAtEnd, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  /// The byte behind that.
  var next: UInt8 { offset + 1 < bytes.count ? bytes[offset + 1] : 0 }

  /// The longest run of bytes that satisfy `belongs`.
  mutating func take(while belongs: (UInt8) -> Bool) -> Range<Int> {
    let start = offset
    while !isAtEnd, belongs(bytes[offset]) { offset += 1 }
    return start..<offset
  }

  /// One character, however many bytes it has.
  mutating func takeCharacter() -> Range<Int> {
    let start = offset
    if !isAtEnd { offset += 1 }
    while !isAtEnd, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return start..<offset
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// A problem inside a scalar, at bytes of its text.
struct TextProblem: Error {
  var code: Diagnostic.Code
  var message: String
  var range: Range<Int>
  var hint: String?
}

extension UInt8 {
  /// Whether a name can have it: what is not ASCII is looked at by `NameSyntax`.
  var isInName: Bool {
    NameSyntax.isLetter(self) || NameSyntax.isDigit(self) || self == UInt8(ascii: "_")
      || self == UInt8(ascii: "-") || self >= 0x80
  }
}
