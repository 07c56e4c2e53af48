/// `text` as Mermaid shows it: what means something to Mermaid, to the Markdown in its labels or to HTML is written
/// as `#58;`. The rest stays readable. (`ﬂ°` is Mermaid's own mark for what was `#`, and nothing makes it show that.)
func mermaidText(_ text: String) -> String {
  if text.isEmpty { return "#32;" }
  return escaped(text) { scalar, index, scalars in
    if scalar == "\n" { return "<br/>" }
    return isPlain(scalar, at: index, in: scalars) ? nil : "#\(scalar.value);"
  }
}

private func isPlain(_ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
  func neighbour(_ offset: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index + offset) ? scalars[index + offset] : nil
  }
  switch scalar {
  case "n", "N":
    // `direction TB` counts anywhere on a line, and at its end before a `TB` on the next.
    guard index >= 8, neighbour(1)?.properties.isWhitespace ?? true else { return true }
    let word = String(String.UnicodeScalarView(scalars[(index - 8)...index]))
    return word.lowercased() != "direction"
  case "a"..."z", "A"..."Z", "0"..."9", " ", ",", "/", "(", "=", "!", "?", "'", "|", "^": return true
  case "_": return isLetterOrDigit(neighbour(-1)) && isLetterOrDigit(neighbour(1))
  case ">", "-", "+": return index > 0
  case ".", ")":
    // A list would begin.
    return neighbour(1) != " " || !scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
  case "[", "]":
    let special: Set<Unicode.Scalar?> = ["[", "]", "("]
    return !special.contains(neighbour(-1)) && !special.contains(neighbour(1))
  default: return !scalar.isASCII
  }
}

private func isLetterOrDigit(_ scalar: Unicode.Scalar?) -> Bool {
  guard let scalar else { return false }
  return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
}

/// Whether a plain word, in lower case, is no name of a state in Mermaid: its grammar has it (mostly as the beginning
/// of a line), Mermaid itself uses it, or JavaScript's objects have a member of that name.
func isMermaidWord(_ word: String) -> Bool {
  word.hasPrefix("default") || word.hasSuffix("direction") || word.hasSuffix("_start")
    || word.hasSuffix("_end") || words.contains(word)
}

private let words: Set<String> = [
  "state", "class", "classdef", "style", "note", "end", "scale", "click", "href", "hide", "direction",
  "acctitle", "accdescr", "as", "root", "statediagram",
  "constructor", "hasownproperty", "isprototypeof", "propertyisenumerable", "tolocalestring", "tostring",
  "valueof",
]
