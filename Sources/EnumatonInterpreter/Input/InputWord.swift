import EnumatonSpec

/// A word of a line of input, and where it stands.
struct InputWord {
  var text: String
  var range: SourceRange

  /// The words of a line; what follows a word that starts with `#` is a comment.
  static func words(of line: String, number: Int) -> [InputWord] {
    var words: [InputWord] = []
    var start: SourcePosition?
    var text = ""
    var position = SourcePosition(line: number, column: 1)

    func endWord() {
      if let begin = start { words.append(InputWord(text: text, range: SourceRange(begin, position))) }
      start = nil
      text = ""
    }
    for scalar in line.unicodeScalars {
      if scalar.properties.isWhitespace {
        endWord()
      } else if scalar == "#", start == nil {
        break
      } else if scalar != "\u{FEFF}" || position != .start {
        // (A byte order mark is no part of the text.)
        if start == nil { start = position }
        text.unicodeScalars.append(scalar)
      }
      position.column += 1
    }
    endWord()
    return words
  }
}
