/// Parses a formula over names: `not` binds before `and`, `and` before `or`.
struct FormulaParser {
  struct Problem: Error {
    var message: String
  }

  private var words: [String]
  private var next = 0
  private var depth = 0
  private var names: [String] = []

  /// The formula over the names in `names`, by their places there.
  static func parse(_ text: String) throws(Problem) -> (formula: Formula, names: [String]) {
    var parser = FormulaParser(words: words(of: text))
    let formula = try parser.disjunction()
    if let rest = parser.ahead {
      throw Problem(
        message: rest == ")" ? "this ')' closes nothing" : "'and' or 'or' is missing before '\(rest)'")
    }
    return (formula, parser.names)
  }

  private init(words: [String]) { self.words = words }

  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func finished(_ word: inout String) -> [String] {
      defer { word = "" }
      return word.isEmpty ? [] : [word]
    }
    for character in text {
      switch character {
      case " ", "\n", "\t": words += finished(&word)
      case "(", ")": words += finished(&word) + [String(character)]
      default: word.append(character)
      }
    }
    return words + finished(&word)
  }

  private var ahead: String? { next < words.count ? words[next] : nil }

  private mutating func take(_ word: String) -> Bool {
    guard ahead == word else { return false }
    next += 1
    return true
  }

  private mutating func disjunction() throws(Problem) -> Formula {
    var parts = [try conjunction()]
    while take("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func conjunction() throws(Problem) -> Formula {
    var parts = [try negation()]
    while take("and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func negation() throws(Problem) -> Formula {
    guard depth < 64 else { throw Problem(message: "this is nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    if take("not") { return .not(try negation()) }
    if take("(") {
      let inner = try disjunction()
      guard take(")") else { throw Problem(message: "a ')' is missing") }
      return inner
    }
    guard let name = ahead, !["and", "or", ")"].contains(name) else {
      throw Problem(message: "a name is missing" + (ahead.map { " before '\($0)'" } ?? " at the end"))
    }
    next += 1
    if let index = names.firstIndex(of: name) { return .fact(index) }
    names.append(name)
    return .fact(names.count - 1)
  }
}
