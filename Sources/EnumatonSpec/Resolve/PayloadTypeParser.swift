/// Checks that a text is a Swift type and nothing else, so that it can stand in generated code.
struct PayloadTypeParser {
  static let deepest = 32

  private var scanner: ByteScanner
  private var depth = 0

  init(_ text: String) { scanner = ByteScanner(text) }

  /// What is wrong, or `nil`.
  mutating func problem() -> TextProblem? {
    do throws(TextProblem) {
      try type()
      guard scanner.isAtEnd else { throw unexpected() }
      return nil
    } catch {
      return error
    }
  }

  /// A type, and the white space behind it.
  private mutating func type() throws(TextProblem) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw TextProblem(
        code: .invalidPayload, message: "this type is nested too deep; give it a name in Swift",
        range: scanner.offset..<scanner.offset)
    }
    try operand()
    while true {
      if scanner.take(UInt8(ascii: "&")) {
        try operand()
      } else if scanner.ahead == UInt8(ascii: "-") {
        let start = scanner.offset
        _ = scanner.take(UInt8(ascii: "-"))
        guard scanner.take(UInt8(ascii: ">")) else {
          throw problem("'-' means nothing in a type", start..<start + 1)
        }
        try type()
        return
      } else {
        return
      }
    }
  }

  private mutating func operand() throws(TextProblem) {
    scanner.skipWhiteSpace()
    let start = scanner.offset
    if scanner.take(UInt8(ascii: "[")) {
      try type()
      if scanner.take(UInt8(ascii: ":")) { try type() }
      try close("]", opened: start)
    } else if scanner.take(UInt8(ascii: "(")) {
      try tuple(opened: start)
    } else {
      try nominal()
    }
    while scanner.take(UInt8(ascii: "?")) {}
    scanner.skipWhiteSpace()
  }

  private mutating func tuple(opened start: Int) throws(TextProblem) {
    scanner.skipWhiteSpace()
    if scanner.take(UInt8(ascii: ")")) { return }
    repeat {
      try type()
      // What looked like a type was the label of one.
      if scanner.take(UInt8(ascii: ":")) { try type() }
    } while scanner.take(UInt8(ascii: ","))
    try close(")", opened: start)
  }

  /// `Int`, `any Error`, `Foundation.Data`, `Result<Int, any Error>.Type`.
  private mutating func nominal() throws(TextProblem) {
    var word = try identifier()
    if word == "some" {
      throw problem("a payload has one type; name it instead of 'some'", scanner.offset - 4..<scanner.offset)
    }
    if word == "any" {
      scanner.skipWhiteSpace()
      word = try identifier()
    }
    while true {
      if scanner.ahead == UInt8(ascii: "<") {
        let start = scanner.offset
        _ = scanner.take(UInt8(ascii: "<"))
        repeat { try type() } while scanner.take(UInt8(ascii: ","))
        try close(">", opened: start)
      }
      guard scanner.take(UInt8(ascii: ".")) else { return }
      _ = try identifier()
    }
  }

  private mutating func identifier() throws(TextProblem) -> String {
    let range = scanner.take { $0.isInName && $0 != UInt8(ascii: "-") }
    let word = scanner.text(range)
    guard !range.isEmpty else { throw unexpected() }
    if let problem = NameSyntax.problem(with: word) { throw self.problem(problem, range) }
    if Self.notTypes.contains(word) {
      throw problem("'\(word)' cannot stand in the type of a payload", range)
    }
    return word
  }

  private static let notTypes: Set<String> = [
    "inout", "borrowing", "consuming", "var", "let", "func", "class", "struct", "enum", "protocol", "self",
    "throws", "async", "true", "false", "nil", "repeat", "each", "is", "as", "in", "where", "import", "init",
  ]

  private mutating func close(_ bracket: Unicode.Scalar, opened start: Int) throws(TextProblem) {
    if scanner.take(UInt8(ascii: bracket)) { return }
    if scanner.isAtEnd {
      throw problem("this '\(scanner.text(start..<start + 1))' is not closed", start..<start + 1)
    }
    throw unexpected()
  }

  private mutating func unexpected() -> TextProblem {
    if scanner.isAtEnd {
      return problem("a Swift type is missing here", scanner.offset..<scanner.offset)
    }
    let range = scanner.takeCharacter()
    return problem("'\(scanner.text(range))' is unexpected in a Swift type", range)
  }

  private func problem(_ message: String, _ range: Range<Int>) -> TextProblem {
    TextProblem(code: .invalidPayload, message: message, range: range)
  }
}
