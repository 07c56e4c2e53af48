extension DiagramPages {
  /// The index of all pages, in Markdown: the composites in one another, and where each state is.
  ///
  /// - Parameters:
  ///   - ending: The ending of the pages' files.
  ///   - isPicture: Whether Markdown can show them.
  package func index(ending: String, isPicture: Bool) -> String {
    guard let overview = pages.first else { return "" }
    func file(_ page: Page) -> String { "\(page.stem).\(ending)" }
    var text = "# \(name)\n\n"
    if let summary { text += summary.markdown + "\n\n" }
    text += isPicture ? "![Overview](\(file(overview)))\n\n" : "[Overview](\(file(overview)))\n\n"
    for page in pages.dropFirst() {
      let composite = page.composite ?? name
      text += String(repeating: "  ", count: page.depth) + "- [`\(composite)`](\(file(page)))"
      text += (page.summary.map { ": " + $0.markdown } ?? "") + "\n"
    }
    text += "\n| State | Diagram |\n| --- | --- |\n"
    for page in pages {
      let title = page.composite.map { "`\($0)`" } ?? "Overview"
      for state in page.states { text += "| `\(state)` | [\(title)](\(file(page))) |\n" }
    }
    return text
  }
}

extension String {
  /// The text in one line of Markdown, as it is.
  fileprivate var markdown: String {
    var text = ""
    for character in self {
      if character.isNewline {
        text += " "
      } else {
        if "\\`*_[]<>|#&".contains(character) { text += "\\" }
        text.append(character)
      }
    }
    return text
  }
}
