extension StateDiagram.Label {
  /// The label on one line, or, if it is longer than `width` characters, with what is done on a line of its own, and
  /// lists and conditions broken where there is room for a break. A word is never broken.
  package func lines(width: Int) -> [String] {
    let whole = text
    if whole.count <= width { return [whole] }
    var (head, tail) = (whole, "")
    if let custom {
      // The RFC's way to write it: `rcv FIN / snd ACK`.
      if let slash = custom.firstRange(of: " / ") {
        head = String(custom[..<slash.lowerBound])
        tail = String(custom[slash.upperBound...])
      }
    } else {
      head = event + (condition.map { " [\($0)]" } ?? "")
      tail = effects.joined(separator: ", ")
    }
    return wrap(head, width: width, hanging: "   ")
      + (tail.isEmpty ? [] : wrap("/ " + tail, width: width, hanging: "   "))
  }
}

/// `text` in lines of at most `width` characters where its spaces allow it; those behind the first start with `hanging`.
func wrap(_ text: String, width: Int, hanging: String) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    if line.isEmpty {
      line = String(word)
    } else if line.count + 1 + word.count <= width || line == hanging {
      line += (line == hanging ? "" : " ") + word
    } else {
      lines.append(line)
      line = hanging + word
    }
  }
  return lines + [line]
}
