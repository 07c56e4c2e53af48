/// A table in GitHub's Markdown.
struct MarkdownTable {
  /// The heads of the columns and the cells, as Markdown.
  var head: [String]
  var rows: [[String]] = []

  /// Without columns that have nothing in them; the first always stays.
  var text: String {
    text(of: head.indices.filter { column in column == 0 || rows.contains { !$0[column].isEmpty } })
  }

  /// With all columns.
  var fullText: String { text(of: Array(head.indices)) }

  private func text(of columns: [Int]) -> String {
    var text = ""
    func add(_ cells: [String]) {
      text += "|"
      for column in columns { text += cells[column].isEmpty ? " |" : " \(cells[column]) |" }
      text += "\n"
    }
    add(head)
    add(head.map { _ in "---" })
    for row in rows { add(row) }
    text.removeLast()
    return text
  }
}
