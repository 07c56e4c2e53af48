/// What a code means, with an example and the way out: what `check --explain` prints.
package struct Explanation: Sendable {
  package var code: Diagnostic.Code
  package var meaning: String
  /// A whole spec with the problem and one without it; none where the problem is not in the text.
  package var example: (wrong: String, right: String)?
  /// What else helps.
  package var advice: String?

  init(
    _ code: Diagnostic.Code, _ meaning: String, wrong: String? = nil, right: String? = nil,
    advice: String? = nil
  ) {
    self.code = code
    self.meaning = meaning
    if let wrong, let right { example = (wrong, right) }
    self.advice = advice
  }

  package var text: String {
    var text = "[\(code.rawValue)]\n\n\(Self.wrapped(meaning))\n"
    if let example {
      text +=
        "\nFor example\n\n\(Self.indented(example.wrong))\n\nInstead write\n\n\(Self.indented(example.right))\n"
    }
    if let advice { text += "\n\(Self.wrapped(advice))\n" }
    return text
  }

  /// In lines that fit a terminal.
  private static func wrapped(_ text: String, width: Int = 78) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }
      .joined(separator: "\n")
  }
}
