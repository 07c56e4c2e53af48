/// Collects lines of source, indented.
struct LineWriter {
  /// The column, in UTF-8 bytes, that wrapped lines keep within where they can.
  static let width = 110

  private(set) var text = ""
  private var indentation = ""

  mutating func indent() { indentation += "  " }

  mutating func outdent() { indentation.removeLast(2) }

  /// Whether `content` fits on one line here.
  func fits(_ content: String) -> Bool {
    indentation.utf8.count + content.utf8.count <= Self.width
  }

  mutating func line(_ content: String = "") {
    if !content.isEmpty {
      text += indentation
      text += content
    }
    text += "\n"
  }

  /// `items` with commas between, after `opening` and before `closing`; on more lines where one is too
  /// short for them.
  mutating func list(_ opening: String, _ items: [String], _ closing: String) {
    var current = opening
    for (number, item) in items.enumerated() {
      let piece = item + (number + 1 < items.count ? "," : closing)
      if number == 0 {
        current += piece
      } else if fits(current + " " + piece) {
        current += " " + piece
      } else {
        line(current)
        current = "  " + piece
      }
    }
    line(items.isEmpty ? opening + closing : current)
  }

  /// A comment, folded at the width.
  mutating func comment(_ marker: String, _ paragraph: String) {
    for source in paragraph.split(separator: "\n", omittingEmptySubsequences: false) {
      var current = marker
      for word in source.split(separator: " ") {
        if current.utf8.count > marker.utf8.count, !fits(current + " " + word) {
          line(current)
          current = marker
        }
        current += " " + word
      }
      line(current)
    }
  }
}
