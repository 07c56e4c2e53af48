/// `text` as PlantUML shows it: what means something to PlantUML, its preprocessor or its Creole is written as
/// `<U+003C>`. The rest stays readable.
func plantUMLText(_ text: String) -> String {
  escaped(text) { scalar, index, scalars in
    if scalar == "\n" { return "\\n" }
    if isPlain(scalar, at: index, in: scalars) { return nil }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}

private func isPlain(_ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
  let last = index > 0 ? scalars[index - 1] : "\n"
  let next = index + 1 < scalars.count ? scalars[index + 1] : "\n"
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", " ", ",", "(", ")", "?": return true
  // Twice they mean something, and some of them at the beginning of a line.
  case "/", ".", "-", "=", "[", "]", "_", "+", ":", ";":
    return last != scalar && next != scalar && last != "\n" && next != "'"
  case ">": return last.properties.isWhitespace && next.properties.isWhitespace
  default: return !scalar.isASCII
  }
}

/// Whether a plain word, in lower case, is no name of a state in PlantUML: lines that begin with it may mean something
/// else.
func isPlantUMLWord(_ word: String) -> Bool { words.contains(word) }

private let words: Set<String> = [
  "allow_mixin", "caption", "center", "concurrent", "end", "endif", "floating", "footer", "fork", "frame",
  "header", "hide", "json", "left", "legend", "mainframe", "newpage", "note", "page", "partition", "remove",
  "restore", "right", "rotate", "scale", "show", "skin", "skinparam", "sprite", "start", "state", "stop",
  "style",
  "title", "together", "top", "url", "yaml",
]
