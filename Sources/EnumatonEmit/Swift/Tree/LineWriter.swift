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
    // Over bytes and line by line: word by word, the comments took a sixth of the whole run.
    for source in paragraph.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      commentLine(marker, source)
    }
  }

  private mutating func commentLine(_ marker: String, _ source: Substring.UTF8View) {
    let space = UInt8(ascii: " ")
    let room = max(1, Self.width - indentation.utf8.count - marker.utf8.count - 1)
    var rest = source.drop { $0 == space }
    repeat {
      text += indentation
      text += marker
      // The words that fit, at least one; runs of spaces stay as they are.
      var end = rest.startIndex
      var next = end
      while next < rest.endIndex {
        let wordEnd = rest[next...].firstIndex(of: space) ?? rest.endIndex
        if end > rest.startIndex, rest.distance(from: rest.startIndex, to: wordEnd) > room { break }
        end = wordEnd
        next = rest[wordEnd...].firstIndex { $0 != space } ?? rest.endIndex
      }
      if end > rest.startIndex {
        text += " "
        text += Substring(rest[..<end])
      }
      text += "\n"
      rest = rest[next...]
    } while !rest.isEmpty
  }
}
