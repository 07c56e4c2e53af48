/// Reads a JSON text (RFC 8259).
package struct JSONReader {
  /// What is wrong with a text, and where: the number of the byte, from 1.
  package struct Failure: Error, Hashable, Sendable {
    package var message: String
    package var column: Int

    package init(message: String, column: Int) {
      self.message = message
      self.column = column
    }
  }

  private let bytes: ArraySlice<UInt8>
  private var place: Int
  /// How many arrays and objects are open.
  private var depth = 0
  private static let deepest = 64

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// The value that is all of a text.
  package static func read(_ bytes: ArraySlice<UInt8>) throws(Failure) -> JSON {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipSpace()
    if reader.byte != nil { throw reader.failure("nothing is expected after the value") }
    return value
  }

  private var byte: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  private func failure(_ message: String) -> Failure {
    Failure(message: message, column: place - bytes.startIndex + 1)
  }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { place += 1 }
  }

  /// Takes a mark if it is next, after any space.
  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard byte == UInt8(ascii: mark) else { return false }
    place += 1
    return true
  }

  private mutating func value() throws(Failure) -> JSON {
    skipSpace()
    guard let byte else { throw failure("the text ends where a value is expected") }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default:
      for (word, value) in [("null", JSON.null), ("true", .bool(true)), ("false", .bool(false))]
      where bytes[place...].starts(with: word.utf8) {
        place += word.utf8.count
        return value
      }
      throw failure("a value is expected here")
    }
  }

  private mutating func descend() throws(Failure) {
    depth += 1
    if depth > Self.deepest { throw failure("this is nested more than \(Self.deepest) deep") }
    place += 1
  }

  private mutating func array() throws(Failure) -> JSON {
    try descend()
    defer { depth -= 1 }
    var values: [JSON] = []
    if take("]") { return .array(values) }
    repeat { values.append(try value()) } while take(",")
    guard take("]") else { throw failure("',' or ']' is expected here") }
    return .array(values)
  }

  private mutating func object() throws(Failure) -> JSON {
    try descend()
    defer { depth -= 1 }
    var members: [JSON.Member] = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw failure("a name in quotation marks is expected here") }
      let key = try string()
      guard take(":") else { throw failure("':' is expected here") }
      members.append(JSON.Member(key, try value()))
    } while take(",")
    guard take("}") else { throw failure("',' or '}' is expected here") }
    return .object(members)
  }

  private mutating func digits() throws(Failure) {
    guard let byte, (0x30...0x39).contains(byte) else { throw failure("a digit is expected here") }
    while let byte = self.byte, (0x30...0x39).contains(byte) { place += 1 }
  }

  private mutating func number() throws(Failure) -> JSON {
    let start = place
    var isWhole = true
    if byte == UInt8(ascii: "-") { place += 1 }
    if byte == UInt8(ascii: "0") { place += 1 } else { try digits() }
    if byte == UInt8(ascii: ".") {
      isWhole = false
      place += 1
      try digits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      isWhole = false
      place += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isWhole, let integer = Int(text) { return .integer(integer) }
    return .number(text)
  }

  private mutating func string() throws(Failure) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw failure("the text before this is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"):
        place += 1
        text += try escape().utf8
      case 0..<0x20: throw failure("a control character must be written with '\\u'")
      default:
        text.append(byte)
        place += 1
      }
    }
    throw failure("the text ends within quotation marks")
  }

  private mutating func escape() throws(Failure) -> String {
    let marks: [Unicode.Scalar: Unicode.Scalar] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
    ]
    guard let byte else { throw failure("the text ends within quotation marks") }
    if let mark = marks[Unicode.Scalar(byte)] {
      place += 1
      return String(mark)
    }
    guard byte == UInt8(ascii: "u") else { throw failure("there is no such escape") }
    place += 1
    var units = [try codeUnit()]
    if UTF16.isLeadSurrogate(units[0]), bytes[place...].starts(with: "\\u".utf8) {
      place += 2
      units.append(try codeUnit())
    }
    // Half of a pair stands for no character.
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func codeUnit() throws(Failure) -> UInt16 {
    let digits = bytes[place...].prefix(4)
    guard digits.count == 4, let text = String(validating: digits, as: UTF8.self), !text.hasPrefix("+"),
      let unit = UInt16(text, radix: 16)
    else { throw failure("four hexadecimal digits are expected here") }
    place += 4
    return unit
  }
}
