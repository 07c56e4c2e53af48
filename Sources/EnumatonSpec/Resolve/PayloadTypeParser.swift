/// Checks that a text is a Swift type and nothing else, so that it can stand in generated code.
///
/// Events and effects are `Hashable`, so types that can never be are refused: functions, tuples, `any P`.
struct PayloadTypeParser {
  static let deepest = 32

  private var scanner: ByteScanner
  private var depth = 0
  /// Whether the type is an argument of a generic one, which may do with it what it likes.
  private var isArgument = false
  /// Whether the type is an element of an array or a dictionary, which are stored elsewhere.
  private var isElement = false
  /// The types of the machine that have the payload inside them.
  private let owners: Set<String>

  /// - Parameter machine: The machine's own type.
  init(_ text: String, machine: String) {
    scanner = ByteScanner(text)
    owners = [
      "Event", "Effect", "Effects", "Reaction", "Transition", "Transitions", "Macrostep", "Answer",
      "StateData",
      "Self", machine,
    ]
  }

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
        if !isArgument { throw notHashable("a function", start..<start + 2) }
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
      let wasElement = isElement
      isElement = true
      try type()
      if scanner.take(UInt8(ascii: ":")) { try type() }
      isElement = wasElement
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
    // A list of parameters looks like a tuple, and says more in being one of a function.
    func refuseTuple() throws(TextProblem) {
      if !isArgument, scanner.ahead != UInt8(ascii: "-") {
        throw notHashable("a tuple", start..<scanner.offset)
      }
    }
    if scanner.take(UInt8(ascii: ")")) {
      scanner.skipWhiteSpace()
      return try refuseTuple()
    }
    var isTuple = false
    repeat {
      try type()
      // What looked like a type was the label of one.
      if scanner.take(UInt8(ascii: ":")) {
        isTuple = true
        try type()
      }
      if scanner.ahead == UInt8(ascii: ",") { isTuple = true }
    } while scanner.take(UInt8(ascii: ","))
    try close(")", opened: start)
    scanner.skipWhiteSpace()
    if isTuple { try refuseTuple() }
  }

  /// `Int`, `any Error`, `Foundation.Data`, `Result<Int, any Error>.Type`.
  private mutating func nominal() throws(TextProblem) {
    scanner.skipWhiteSpace()
    let start = scanner.offset
    var word = try identifier()
    if word == "some" {
      throw problem("a payload has one type; name it instead of 'some'", scanner.offset - 4..<scanner.offset)
    }
    if word == "any" {
      scanner.skipWhiteSpace()
      word = try identifier()
      if !isArgument { throw notHashable("'any \(word)'", start..<scanner.offset) }
    }
    var isQualified = false
    while true {
      if scanner.ahead == UInt8(ascii: "<") {
        let start = scanner.offset
        _ = scanner.take(UInt8(ascii: "<"))
        let wasArgument = isArgument
        isArgument = true
        repeat { try type() } while scanner.take(UInt8(ascii: ","))
        isArgument = wasArgument
        try close(">", opened: start)
      }
      guard scanner.take(UInt8(ascii: ".")) else { break }
      word = try identifier()
      isQualified = true
    }
    try check(word, isQualified: isQualified, at: start..<scanner.offset)
  }

  private func check(_ word: String, isQualified: Bool, at range: Range<Int>) throws(TextProblem) {
    if isArgument { return }
    if isQualified ? word == "Type" : ["Any", "AnyObject", "Void"].contains(word) {
      throw notHashable("'\(scanner.text(range))'", range)
    }
    if !isQualified, !isElement, owners.contains(word) {
      throw problem(
        "'\(word)' is the machine's own type here, and the payload would contain itself; if another is meant, "
          + "write its module too", range)
    }
  }

  private func notHashable(_ what: String, _ range: Range<Int>) -> TextProblem {
    problem(
      "\(what) cannot be a payload, because payloads are compared and hashed; put it into a struct that is "
        + "'Hashable' and 'Sendable'", range)
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
