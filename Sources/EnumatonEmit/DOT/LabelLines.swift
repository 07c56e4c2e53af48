extension StateDiagram.Label {
  /// The label on one line, or, if it is longer than `width` characters, with what is done on a line of its own, and
  /// broken further where a line is still half as long again. A word is never broken.
  package func lines(width: Int) -> [String] {
    let whole = markedText
    let given = whole.split(separator: "\n", omittingEmptySubsequences: false)
    if given.count > 1 {
      return given.flatMap { Self(custom: String($0), event: event).lines(width: width) }
    }
    if whole.count <= width { return [whole] }
    var (head, tail) = (whole, "")
    if let custom {
      // The RFC's way to write it: `rcv FIN / snd ACK`.
      if let slash = custom.firstRange(of: " / ") {
        head = (mark?.prefix ?? "") + custom[..<slash.lowerBound]
        tail = String(custom[slash.upperBound...])
      }
    } else {
      head = (mark?.prefix ?? "") + event + (condition.map { " [\($0)]" } ?? "")
      tail = effects.joined(separator: ", ")
    }
    let longest = width + width / 2
    return wrap(head, width: longest, hanging: indentation)
      + (tail.isEmpty ? [] : wrap("/ " + tail, width: longest, hanging: indentation))
  }
}

/// How lines start that go on with the one above. Ordinary spaces there would be lost in SVG.
private let indentation = "\u{A0}\u{A0}\u{A0}"

/// `text` in lines of at most `width` characters where its spaces allow it; those behind the first start with `hanging`.
/// A slash stays with what follows it, an operator with what it compares, a timer with its wait.
func wrap(_ text: String, width: Int, hanging: String) -> [String] {
  var lines: [String] = []
  var line = ""
  var isBound = true
  for word in text.split(separator: " ") {
    if isBound || bindsBack(word) || line.count + 1 + word.count <= width {
      if !line.isEmpty, line != hanging { line += " " }
      line += word
    } else {
      lines.append(line)
      line = hanging + word
    }
    isBound = bindingWords.contains(word)
  }
  return lines + [line]
}

private let comparisons: Set<Substring> = ["<", "<=", "==", "!=", ">=", ">"]
private let bindingWords = comparisons.union(["/", "[not", "not"])

private func bindsBack(_ word: Substring) -> Bool {
  comparisons.contains(word) || word.first.map { $0.isASCII && $0.isNumber } ?? false
}
