/// The text of a spec: valid UTF-8 without characters that could hide something, and where its lines are.
struct SourceText: Sendable {
  /// A longer file is refused.
  static let largest = 4 * 1024 * 1024

  /// UTF-8. Characters that were refused are replaced by U+FFFD, so that reading can go on.
  private(set) var bytes: [UInt8] = []
  /// Where each line starts.
  private(set) var lineStarts: [Int] = [0]
  /// What was refused.
  private(set) var diagnostics: [Diagnostic] = []

  /// Checks `bytes`; says nothing of the length.
  init(_ bytes: [UInt8]) {
    var scanner = Scanner()
    bytes.withUnsafeBufferPointer { scanner.scan($0) }
    lineStarts = scanner.lineStarts
    diagnostics = scanner.diagnostics
    isHopeless = scanner.isHopeless
    if scanner.copied == 0 {
      self.bytes = bytes
    } else {
      self.bytes = scanner.clean
      self.bytes += bytes[scanner.copied...]
    }
  }

  /// Whether this is no text that could be read any further.
  private(set) var isHopeless = false
}

extension SourceText {
  /// Where the byte at `offset` stands.
  func position(of offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let line = bytes[lineStarts[low]..<min(offset, bytes.count)]
    let scalars = line.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return SourcePosition(line: low + 1, column: scalars + 1)
  }

  /// Behind the last character.
  var end: SourcePosition { position(of: bytes.count) }

  /// The byte at `position`, or the end of the text.
  func offset(of position: SourcePosition) -> Int {
    guard lineStarts.indices.contains(position.line - 1) else { return bytes.count }
    var offset = lineStarts[position.line - 1]
    var column = 1
    while offset < bytes.count, column < position.column {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  /// The character at `position`, unless the text or the line ends there.
  func character(at position: SourcePosition) -> Unicode.Scalar? {
    let offset = offset(of: position)
    guard offset < bytes.count else { return nil }
    let scalar = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars
      .first
    return scalar == "\n" || scalar == "\r" ? nil : scalar
  }

  /// The text of a line, without its end.
  func line(_ number: Int) -> Substring {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let rest = bytes[lineStarts[number - 1]...]
    return Substring(String(decoding: rest.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self))
  }
}

/// One pass over the bytes of a file: UTF-8, forbidden characters, line starts.
private struct Scanner {
  /// So many refused characters, and the file is no text.
  static let patience = 20

  var lineStarts = [0]
  var diagnostics: [Diagnostic] = []
  var isHopeless = false
  /// The text up to `copied`, once something had to be replaced.
  var clean: [UInt8] = []
  var copied = 0

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let problem = Self.otherEncoding(bytes) {
      diagnostics = [problem]
      isHopeless = true
      return
    }
    var offset = 0
    // The byte-order mark is no character of the first line.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      copied = 3
    }
    while offset < bytes.count, diagnostics.count < Self.patience {
      let byte = bytes[offset]
      if byte >= 0x20, byte < 0x7F {
        offset += 1
      } else if byte == 0x0A || byte == 0x0D {
        offset += byte == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
        lineStarts.append(offset - copied + clean.count)
      } else if byte == 0x09 {
        offset += 1
      } else {
        let (scalar, length) = Self.decode(bytes, at: offset)
        if let problem = Self.problem(of: scalar, byte: byte) {
          clean += bytes[copied..<offset]
          let column = clean[(lineStarts.last ?? 0)...].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
          let start = SourcePosition(line: lineStarts.count, column: column)
          let end = SourcePosition(line: lineStarts.count, column: column + 1)
          diagnostics.append(Diagnostic(.error, problem.code, problem.message, at: SourceRange(start, end)))
          clean += [0xEF, 0xBF, 0xBD]
          copied = offset + length
        }
        offset += length
      }
    }
    isHopeless = offset < bytes.count
  }

  /// The character at `offset`, or `nil` and the length of what cannot be one.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (Unicode.Scalar?, Int) {
    let first = bytes[offset]
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00..<0x80: return (Unicode.Scalar(first), 1)
    case 0xC2...0xDF: count = 2
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: count = 3
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: count = 4
    default: return (nil, 1)
    }
    var value = UInt32(first) & (count == 2 ? 0x1F : count == 3 ? 0x0F : 0x07)
    for index in 1..<count {
      let allowed = index == 1 ? second : 0x80...0xBF
      guard offset + index < bytes.count, allowed.contains(bytes[offset + index]) else { return (nil, index) }
      value = value << 6 | UInt32(bytes[offset + index] & 0x3F)
    }
    return (Unicode.Scalar(value), count)
  }

  private static func problem(
    of scalar: Unicode.Scalar?, byte: UInt8
  ) -> (code: Diagnostic.Code, message: String)? {
    guard let scalar else {
      return (.encoding, "the byte 0x\(hexadecimal(UInt32(byte), 2)) is not UTF-8; save the file as UTF-8")
    }
    if scalar == "\u{FFFD}" {
      return (.encoding, "U+FFFD stands where a character was lost in a conversion; restore it")
    }
    return unsafeCharacter(scalar).map { (.unsafeText, "\($0) cannot stand in a spec; remove it") }
  }

  private static func otherEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> Diagnostic? {
    guard bytes.count >= 2 else { return nil }
    let isUTF16 =
      switch (bytes[0], bytes[1]) {
      case (0xFF, 0xFE), (0xFE, 0xFF): true
      // Without a byte-order mark: an ASCII character and a zero byte.
      case (0, 1...0x7F), (1...0x7F, 0): true
      default: false
      }
    return isUTF16
      ? Diagnostic(.error, .encoding, "this is UTF-16 or UTF-32; save the file as UTF-8", at: .start) : nil
  }
}

/// What `scalar` is called if no text of a spec may have it, because it could not be escaped safely
/// everywhere, or could make the text look other than it is.
func unsafeCharacter(_ scalar: Unicode.Scalar) -> String? {
  var name: String { "U+" + hexadecimal(scalar.value, 4) }
  switch scalar.value {
  case 0x09, 0x0A, 0x0D: return nil
  case 0x00..<0x20, 0x7F..<0xA0: return "the control character \(name)"
  case 0x202A...0x202E, 0x2066...0x2069: return "the invisible character \(name), which turns text around,"
  case 0x2028, 0x2029: return "the line separator \(name)"
  case 0xFEFF: return "a byte-order mark (\(name)) inside the text"
  case 0xFFFE, 0xFFFF: return "\(name), which is no character,"
  default: return nil
  }
}

func hexadecimal(_ value: UInt32, _ width: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
