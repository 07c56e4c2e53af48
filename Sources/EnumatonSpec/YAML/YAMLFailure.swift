extension YAMLParser.Failure {
  /// The failure as a problem of the spec: what its author most likely did, and the way out.
  ///
  /// libyaml says what it expected, often behind the mistake; the lines around tell more.
  func diagnostic(in source: SourceText) -> Diagnostic {
    let clue = Clue(failure: self, source: source)
    return clue.tab ?? clue.refusedFeature ?? clue.quotes ?? clue.brackets ?? clue.colons ?? clue.layout
      ?? clue.anythingElse
  }
}

/// A failure and the text around it, read for one kind of mistake after the other.
private struct Clue {
  let failure: YAMLParser.Failure
  let source: SourceText

  /// Where libyaml stopped; it ends a file without a last line break on a line of its own.
  private var here: SourcePosition { min(failure.position, source.end) }
  private var found: Unicode.Scalar? { source.character(at: here) }
  private var isAtEnd: Bool { source.offset(of: here) >= source.bytes.count }

  private func says(_ words: String) -> Bool { failure.problem == words }
  private func isWhile(_ words: String) -> Bool { failure.context == "while " + words }

  private func problem(
    _ message: String, at position: SourcePosition, note: String? = nil, at other: SourcePosition? = nil,
    _ code: Diagnostic.Code = .syntax
  ) -> Diagnostic {
    let notes =
      if let note, let other { [Diagnostic.Note(note, at: SourceRange(other, other))] } else {
        [Diagnostic.Note]()
      }
    let end = SourcePosition(line: position.line, column: position.column + 1)
    return Diagnostic(.error, code, message, at: SourceRange(position, end), notes: notes)
  }

  // MARK: Kinds of mistakes

  var tab: Diagnostic? {
    guard found == "\t" else { return nil }
    return problem("a tab cannot indent; use spaces", at: here)
  }

  /// YAML that a spec has no use for, written so that even YAML does not take it.
  var refusedFeature: Diagnostic? {
    let start = failure.contextPosition ?? here
    if source.line(here.line).hasPrefix("%") {
      return problem(
        "a spec has no directives; remove the lines that start with '%'",
        at: SourcePosition(line: here.line, column: 1), .unsupportedYAML)
    }
    if isWhile("scanning an alias") || isWhile("scanning an anchor") {
      let sign = isWhile("scanning an alias") ? "*" : "&"
      return problem(
        "'\(sign)' starts an alias or anchor, which a spec has no use for; quote the text", at: start,
        .unsupportedYAML)
    }
    if isWhile("scanning a tag") || isWhile("parsing a tag") || says("found undefined tag handle") {
      return problem(
        "'!' starts a tag, which a spec has no use for; quote the text, or write 'not' in a condition",
        at: start, .unsupportedYAML)
    }
    if says("did not find expected <document start>"), previousLine(before: here.line)?.text == "..." {
      return problem(
        "a file holds one document, which ended at '...'; remove that line", at: here, .unsupportedYAML)
    }
    return nil
  }

  var quotes: Diagnostic? {
    let start = failure.contextPosition ?? here
    if says("found character that cannot start any token"), let found {
      return problem("'\(found)' cannot start a text; put the text in quotes", at: here)
    }
    if isWhile("scanning a quoted scalar") {
      return problem("this quotation mark is not closed", at: start)
    }
    if isWhile("parsing a quoted scalar") {
      let message =
        says("found unknown escape character")
        ? "in double quotes '\\' starts an escape, and this is none; write '\\\\' or use single quotes"
        : "hexadecimal digits are missing in this escape"
      return problem(message, at: here)
    }
    return nil
  }

  var brackets: Diagnostic? {
    if says("did not find expected node content") {
      if isAtEnd { return problem("the file ends inside brackets; close them", at: here) }
      guard let found else { return problem("a value is missing here", at: here) }
      let closes = isWhile("parsing a block node") && (found == "]" || found == "}")
      return problem(
        closes ? "this '\(found)' closes nothing; remove it" : "a value is missing before '\(found)'",
        at: here)
    }
    guard let start = failure.contextPosition else { return nil }
    let (opening, closing): (Unicode.Scalar, Unicode.Scalar)
    switch failure.problem {
    case "did not find expected ',' or ']'": (opening, closing) = ("[", "]")
    case "did not find expected ',' or '}'": (opening, closing) = ("{", "}")
    default: return nil
    }
    let other: Unicode.Scalar = closing == "]" ? "}" : "]"
    if found == other {
      return problem(
        "'\(other)' stands where '\(closing)' is needed", at: here, note: "for this '\(opening)'", at: start)
    }
    if isAtEnd { return problem("this '\(opening)' is not closed", at: start) }
    if here.line > start.line {
      return problem(
        "this '\(opening)' is not closed, or a ',' is missing behind it", at: start,
        note: "it cannot go on like this", at: here)
    }
    if found == ":" {
      return problem(
        "a ',' is missing before this ':', or the text with ':' in it needs quotes", at: here,
        note: "inside this '\(opening)'", at: start)
    }
    return problem(
      "',' or '\(closing)' is missing here", at: here, note: "for this '\(opening)'", at: start)
  }

  var colons: Diagnostic? {
    if says("could not find expected ':'"), let start = failure.contextPosition {
      let line = source.line(start.line).drop { $0 == " " }
      if line.hasPrefix("-"), !line.hasPrefix("- ") {
        return problem("a space is missing after '-'", at: start)
      }
      return problem("a key needs a ':' and a value behind it", at: start)
    }
    guard says("mapping values are not allowed in this context") else { return nil }
    let text = Array(source.line(here.line).unicodeScalars)
    let before = text.prefix(here.column - 1)
    if let first = before.indices.first(where: { before[$0] == ":" && before.dropFirst($0 + 1).first == " " })
    {
      return problem(
        "a text with ': ' in it needs quotes", at: here, note: "the text is the value of this key",
        at: SourcePosition(line: here.line, column: first + 1))
    }
    guard let above = previousLine(before: here.line) else { return nil }
    if let colon = tightColon(in: above.text) {
      return problem(
        "a space is missing after this ':'", at: SourcePosition(line: above.number, column: colon + 1))
    }
    let indentation = before.prefix { $0 == " " }.count
    if indentation > above.text.prefix(while: { $0 == " " }).count {
      return problem(
        "this line is indented as if it went on with the text above; line it up",
        at: SourcePosition(line: here.line, column: indentation + 1))
    }
    return problem("this ':' cannot stand here; a text with ':' in it needs quotes", at: here)
  }

  /// Lines that do not line up.
  var layout: Diagnostic? {
    let line = source.line(here.line)
    let isFirst = line.prefix { $0 == " " }.unicodeScalars.count == here.column - 1
    switch failure.problem {
    case "block sequence entries are not allowed in this context":
      return problem("a list starts on a line of its own, or stands in brackets: [a, b]", at: here)
    case "did not find expected key":
      if !isFirst {
        return problem("the value has ended before this; quote the whole text, or remove the rest", at: here)
      }
      if found == "-" {
        return problem("a list item stands among keys here; indent it below its key", at: here)
      }
      return lineUp("the keys that start here")
    case "did not find expected '-' indicator":
      return lineUp("the list that starts here; an item starts with '- '")
    case "did not find expected <document start>":
      return problem("this does not line up with the start of the file", at: here)
    case "did not find expected comment or line break":
      return problem("behind '|' or '>' the text starts on the next line", at: here)
    default: return nil
    }
  }

  private func lineUp(_ what: String) -> Diagnostic {
    problem(
      "this line does not line up with those it belongs to", at: here, note: "with \(what)",
      at: failure.contextPosition)
  }

  var anythingElse: Diagnostic {
    problem(failure.problem, at: here, note: failure.context, at: failure.contextPosition)
  }

  // MARK: The lines around

  /// The nearest line above that is neither empty nor a comment.
  private func previousLine(before number: Int) -> (number: Int, text: Substring)? {
    for candidate in stride(from: number - 1, through: max(1, number - 50), by: -1) {
      let text = source.line(candidate)
      let content = text.drop { $0 == " " }
      if !content.isEmpty, !content.hasPrefix("#") { return (candidate, text) }
    }
    return nil
  }

  /// Where a ':' behind a word has no space after it, in a line without any that has.
  private func tightColon(in line: Substring) -> Int? {
    let text = Array(line.unicodeScalars)
    let colons = text.indices.filter { text[$0] == ":" }
    guard let first = colons.first, first > 0 else { return nil }
    let hasOthers = colons.contains { $0 + 1 >= text.count || text[$0 + 1] == " " }
    return hasOthers ? nil : first
  }
}
