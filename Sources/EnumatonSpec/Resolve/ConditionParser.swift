/// Parses the text of a `when`, or of a predicate: `not` binds before `and`, `and` before `or`.
struct ConditionParser {
  /// A word, and where it stands.
  struct Word {
    var text: String
    var range: Range<Int>
  }

  /// A condition with its flags and counters still names.
  indirect enum Tree {
    case flag(String, Range<Int>)
    /// Whether it makes sense is seen when it is known what the words name.
    case comparison(Word, sign: Word, Word)
    case not(Tree)
    case and([Tree])
    case or([Tree])
  }

  /// Where the text stands.
  enum Use {
    /// In a `when`, over flags and counters.
    case condition
    /// In a property, over what the machine is at one moment; names may have dots.
    case predicate
  }

  private enum Token: Equatable {
    case name, not, and, or, open, close, comparison, end
  }

  /// Parentheses and `not`s may stand so deep in one another.
  static let deepest = 64

  private var scanner: ByteScanner
  private let use: Use
  private var token = Token.end
  /// Where the present token stands.
  private var range = 0..<0
  private var depth = 0

  static func parse(_ text: String, as use: Use = .condition) throws(TextProblem) -> Tree {
    var parser = ConditionParser(scanner: ByteScanner(text), use: use)
    try parser.advance()
    let tree = try parser.disjunction()
    switch parser.token {
    case .end: return tree
    case .close: throw parser.problem("this ')' closes nothing; remove it")
    case .comparison: throw parser.misplacedComparison()
    default: throw parser.missingOperator("'and' or 'or'")
    }
  }

  private init(scanner: ByteScanner, use: Use) {
    self.scanner = scanner
    self.use = use
  }

  private mutating func disjunction() throws(TextProblem) -> Tree {
    var parts = [try conjunction()]
    while token == .or {
      try advance()
      parts.append(try conjunction())
    }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func conjunction() throws(TextProblem) -> Tree {
    var parts = [try negation()]
    while token == .and {
      try advance()
      parts.append(try negation())
    }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func negation() throws(TextProblem) -> Tree {
    switch token {
    case .not:
      try descend()
      defer { depth -= 1 }
      try advance()
      return .not(try negation())
    case .open:
      try descend()
      defer { depth -= 1 }
      let opening = range
      try advance()
      let inner = try disjunction()
      guard token == .close else {
        if token == .end { throw problem("this '(' is not closed", at: opening) }
        throw missingOperator("'and', 'or' or ')'")
      }
      try advance()
      return inner
    case .name:
      let name = scanner.text(range)
      let place = range
      try advance()
      if token == .open, ["In", "in", "isIn", "is", "inState", "state"].contains(name) {
        throw problem("'\(name)(…)' means nothing here: " + wayToAskForStates, at: place)
      }
      return token == .comparison ? try comparison(Word(text: name, range: place)) : .flag(name, place)
    case .comparison: throw misplacedComparison()
    case .end:
      throw problem(
        scanner.bytes.isEmpty
          ? "a condition is missing here" : "the condition ends too early; \(operand) is missing")
    default:
      throw problem("\(operand) is missing before '\(scanner.text(range))'")
    }
  }

  /// What to do where other tools ask for the active state.
  static let wayToAskForStates =
    "conditions look at flags and counters only; remember it in a held flag ('set'), or raise an event"

  private var wayToAskForStates: String {
    use == .condition
      ? Self.wayToAskForStates : "that the machine is in a state is asked for by its name alone"
  }

  private var operand: String { use == .condition ? "a flag" : "a name" }

  private func missingOperator(_ operators: String) -> TextProblem {
    let text = scanner.text(range)
    if ["is", "in", "In"].contains(text) {
      return problem("'\(text)' means nothing here: " + wayToAskForStates)
    }
    return problem("\(operators) is missing before '\(text)'")
  }

  /// The sign is the present token.
  private mutating func comparison(_ left: Word) throws(TextProblem) -> Tree {
    let sign = Word(text: scanner.text(range), range: range)
    scanner.skipWhiteSpace()
    let place = scanner.take { $0.isInName }
    let right = scanner.text(place)
    guard !place.isEmpty, !["and", "or", "not"].contains(right) else {
      throw problem("a number is missing behind '\(sign.text)'", at: sign.range)
    }
    scanner.skipWhiteSpace()
    let end = scanner.offset
    switch scanner.ahead {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"):
      throw problem(
        "a counter is compared with a number or a constant; declare a constant for the arithmetic",
        at: end..<end + 1)
    case UInt8(ascii: "."):
      throw problem("a counter is compared with a whole number", at: place.lowerBound..<end + 1)
    default: break
    }
    try advance()
    return .comparison(left, sign: sign, Word(text: right, range: place))
  }

  private func misplacedComparison() -> TextProblem {
    problem(
      "'\(scanner.text(range))' stands between the name of a counter and a number; nothing else is compared")
  }

  private mutating func descend() throws(TextProblem) {
    depth += 1
    guard depth <= Self.deepest else {
      throw TextProblem(
        code: .tooDeep, message: "a condition is at most \(Self.deepest) deep; split it into transitions",
        range: range)
    }
  }

  private mutating func advance() throws(TextProblem) {
    scanner.skipWhiteSpace()
    let start = scanner.offset
    range = start..<start
    if scanner.isAtEnd {
      token = .end
    } else if scanner.take(UInt8(ascii: "(")) {
      token = .open
    } else if scanner.take(UInt8(ascii: ")")) {
      token = .close
    } else if takeComparison() {
      token = .comparison
    } else {
      let hasDots = use == .predicate
      range = scanner.take { $0.isInName || hasDots && $0 == UInt8(ascii: ".") }
      if range.isEmpty { throw oddCharacter() }
      token = try word(scanner.text(range))
    }
    range = start..<scanner.offset
  }

  private mutating func takeComparison() -> Bool {
    switch scanner.ahead {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="):
      _ = scanner.takeCharacter()
    case UInt8(ascii: "!") where scanner.next == UInt8(ascii: "="):
      _ = scanner.takeCharacter()
    default: return false
    }
    _ = scanner.take(UInt8(ascii: "="))
    return true
  }

  private func word(_ text: String) throws(TextProblem) -> Token {
    switch text {
    case "not": return .not
    case "and": return .and
    case "or": return .or
    case "AND", "And": throw problem("'\(text)' is written 'and'")
    case "OR", "Or": throw problem("'\(text)' is written 'or'")
    case "NOT", "Not": throw problem("'\(text)' is written 'not'")
    case "true" where use == .predicate, "false" where use == .predicate:
      throw problem("'\(text)' says nothing of the machine; name a state, a held flag or a timer")
    case "true": throw problem("a condition asks for flags; to hold always, leave 'when' out")
    case "false": throw problem("a transition that never fires has no use; remove it")
    default:
      if let first = text.utf8.first, first >= 0x80 { try refuseMathematics(text) }
      return .name
    }
  }

  /// To YAML and to the scanner these are letters like others.
  private func refuseMathematics(_ text: String) throws(TextProblem) {
    switch text {
    case "≤": throw problem("'≤' is written '<='")
    case "≥": throw problem("'≥' is written '>='")
    case "≠": throw problem("'≠' is written '!='")
    default: break
    }
  }

  private mutating func oddCharacter() -> TextProblem {
    let operators = [
      "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", ",": "and",
    ]
    let start = scanner.offset
    let pair = start..<min(start + 2, scanner.bytes.count)
    let single = scanner.takeCharacter()
    for place in [pair, single] {
      let text = scanner.text(place)
      guard let word = operators[text] else { continue }
      return problem("'\(text)' is written '\(word)'", at: place)
    }
    return problem("'\(scanner.text(single))' means nothing in a condition", at: single)
  }

  private func problem(_ message: String, at place: Range<Int>? = nil) -> TextProblem {
    TextProblem(code: .invalidCondition, message: message, range: place ?? range)
  }
}
