/// Text of lines in blocks.
struct IndentedText {
  private(set) var text = ""
  private var depth = 0

  mutating func line(_ line: String) {
    for _ in 0..<depth { text += "    " }
    text += line
    text += "\n"
  }

  mutating func indent() { depth += 1 }

  mutating func outdent() { depth -= 1 }
}
