extension DiagramPages {
  /// The index of all pages, in Markdown: the composites in one another, and where each state is.
  ///
  /// - Parameters:
  ///   - ending: The ending of the pages' files.
  ///   - isPicture: Whether Markdown can show them.
  package func index(ending: String, isPicture: Bool) -> String {
    guard let overview = pages.first else { return "" }
    func file(_ page: Page) -> String { "\(page.stem).\(ending)" }
    var text = "# \(markdownText(name))\n\n"
    if let summary { text += markdownText(summary) + "\n\n" }
    text += isPicture ? "![Overview](\(file(overview)))\n\n" : "[Overview](\(file(overview)))\n\n"
    for page in pages.dropFirst() {
      let composite = page.composite ?? name
      text += String(repeating: "  ", count: page.depth) + "- [\(markdownCode(composite))](\(file(page)))"
      text += (page.summary.map { ": " + markdownText($0) } ?? "") + "\n"
    }
    var table = MarkdownTable(head: ["State", "Diagram"])
    for page in pages {
      let title = page.composite.map(markdownCode) ?? "Overview"
      for state in page.states { table.rows.append([markdownCode(state), "[\(title)](\(file(page)))"]) }
    }
    return text + "\n" + table.text + "\n"
  }
}
