/// Text as Markdown shows it letter for letter.
enum MarkdownText {
  /// One line, in which nothing is a mark.
  static func escaped(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var escaped = ""
    for character in line {
      if "\\`*_[]<>&#|~".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    // At the start of a paragraph these would make a list.
    if let first = escaped.first, "-+=".contains(first) { return "\\" + escaped }
    let number = escaped.prefix { $0.isASCII && $0.isNumber }
    if !number.isEmpty, let next = escaped.dropFirst(number.count).first, ".)".contains(next) {
      return number + "\\" + escaped.dropFirst(number.count)
    }
    return escaped
  }

  /// The value of an attribute in double quotes.
  static func attribute(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}
