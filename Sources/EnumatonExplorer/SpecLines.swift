import EnumatonSpec

/// The lines of a spec.
struct SpecLines {
  private let lines: [Substring]

  init(_ source: [UInt8]) {
    lines = String(decoding: source, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  /// The text of a place, moved to the left as far as it goes.
  func text(of range: SourceRange) -> String {
    let numbers = max(1, range.start.line)...max(1, range.start.line, range.end.line)
    let part = numbers.map { number -> String in
      guard number <= lines.count else { return "" }
      var line = lines[number - 1].unicodeScalars
      if number == range.end.line { line = line.prefix(range.end.column - 1) }
      var indentation = line.prefix { $0 == " " }.count
      if number == range.start.line { indentation = range.start.column - 1 }
      return String(line.dropFirst(min(indentation, range.start.column - 1)))
    }
    var text = part.joined(separator: "\n")
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
