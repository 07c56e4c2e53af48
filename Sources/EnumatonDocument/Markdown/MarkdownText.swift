/// `text` in one line of GitHub's Markdown, also in a cell of a table, as it is: nothing in it is markup.
package func markdownText(_ text: String) -> String {
  let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  let scalars = Array(words.unicodeScalars)
  var result = ""
  for (index, scalar) in scalars.enumerated() {
    switch scalar {
    case "<": result += "&lt;"
    case "&": result += "&amp;"
    case "$": result += "&#36;"  // Mathematics, which no backslash prevents.
    case "\\", "`", "*", "[", "]", "|", "~": result += "\\\(scalar)"
    case "_" where !isInsideWord(index, scalars): result += "\\_"
    default:
      if beginsBlock(scalar, at: index, scalars) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }
  return result
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
