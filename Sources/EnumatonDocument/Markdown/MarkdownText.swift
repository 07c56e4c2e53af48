/// `text` in one line of GitHub's Markdown, also in a cell of a table, as it is: nothing in it is markup. (Addresses are
/// links all the same, and in comments numbers like `#1` are.)
package func markdownText(_ text: String) -> String {
  let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return escaped(words) { scalar, index, scalars in
    switch scalar {
    case "<": "&lt;"
    case "&": "&amp;"
    case "$": "&#36;"  // Mathematics, which no backslash prevents.
    case "\\", "`", "*", "[", "]", "|", "~": "\\\(scalar)"
    case "_" where !isInsideWord(index, scalars): "\\_"
    // GitHub looks for these in the finished page, where neither a backslash nor an entity is left to prevent it.
    case ":" where beginsEmoji(index, scalars), "@" where beginsMention(index, scalars): "\(scalar)<!-- -->"
    default: beginsBlock(scalar, at: index, scalars) ? "\\\(scalar)" : nil
    }
  }
}

/// A name; a long one with places where a line may end, which keep its column narrow.
func markdownName(_ name: String) -> String {
  let text = markdownText(name)
  if text.count <= 12 { return text }
  var result = ""
  for (last, next) in zip(" " + text, text) {
    let isHump = last.isLowercase && next.isUppercase
    if isHump || last == "." || last == "_" && next.isLetter { result += "<wbr>" }
    result.append(next)
  }
  return result
}

/// Whether a heading, a list or a quotation would begin here, which only the beginning of a line can do.
private func beginsBlock(_ scalar: Unicode.Scalar, at index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
  switch scalar {
  case "#", "-", "+", ">", "=": index == 0
  case ".", ")":
    index > 0 && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
      && (index + 1 == scalars.count || scalars[index + 1] == " ")
  default: false
  }
}

/// Whether this is the first colon of `:tada:`, which may stand inside a word.
private func beginsEmoji(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
  let rest = scalars[(index + 1)...]
  let end = rest.firstIndex { !isASCIIWord($0) && $0 != "+" && $0 != "-" }
  return end.map { $0 > index + 1 && scalars[$0] == ":" } ?? false
}

/// Whether `@team` would tell people of that name; in an address it does not.
private func beginsMention(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
  let isInside = index > 0 && isASCIIWord(scalars[index - 1])
  return !isInside && index + 1 < scalars.count && isASCIIWord(scalars[index + 1])
}

private func isASCIIWord(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", "_": true
  default: false
  }
}

/// `text` as code, also in a cell of a table.
func markdownCode(_ text: String) -> String {
  let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    .replacing("|", with: "\\|")
  let runs = words.split(omittingEmptySubsequences: true) { $0 != "`" }.map(\.count)
  guard let longest = runs.max() else { return "`\(words)`" }
  let fence = String(repeating: "`", count: longest + 1)
  return "\(fence) \(words) \(fence)"
}

/// An underscore between letters is no emphasis.
private func isInsideWord(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
  func isInWord(_ index: Int) -> Bool {
    guard scalars.indices.contains(index) else { return false }
    return scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil
  }
  return isInWord(index - 1) && isInWord(index + 1)
}

/// Links to lines of a file.
struct MarkdownLink {
  /// The way there, as a URL has it.
  var source: String?

  /// `text`, which is Markdown, as a link to a line.
  func callAsFunction(_ text: String, line: Int) -> String {
    source.map { "[\(text)](\($0)#L\(line))" } ?? text
  }
}
