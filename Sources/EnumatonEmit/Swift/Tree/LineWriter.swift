/// Collects lines of source, indented.
struct LineWriter {
  /// The column, in UTF-8 bytes, that wrapped lines keep within where they can.
  static let width = 110

  private var bytes: [UInt8] = []
  private var depth = 0
  /// Where the last line starts.
  private var lineStart = 0

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func indent() { depth += 1 }

  mutating func outdent() { depth -= 1 }

  /// Whether a line of so many bytes fits here.
  func fits(_ length: Int) -> Bool { 2 * depth + length <= Self.width }

  /// Whether `content` fits on one line here.
  func fits(_ content: String) -> Bool { fits(content.utf8.count) }

  mutating func line(_ content: String = "") {
    if !content.isEmpty { startLine(content) }
    endLine()
  }

  /// Starts a line to be written in pieces, which saves joining them first.
  mutating func startLine(_ piece: String = "") {
    lineStart = bytes.count
    for _ in 0..<2 * depth { bytes.append(UInt8(ascii: " ")) }
    write(piece)
  }

  mutating func write(_ piece: String) { bytes.append(contentsOf: piece.utf8) }

  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Ends the line if it fits, or else takes it back; tells whether it fits.
  mutating func endLineIfItFits() -> Bool {
    guard bytes.count - lineStart <= Self.width else {
      bytes.removeSubrange(lineStart...)
      return false
    }
    endLine()
    return true
  }

  /// `items` with commas between, after `opening` and before `closing`; on more lines where one is too
  /// short for them.
  mutating func list(_ opening: String, _ items: [String], _ closing: String) {
    startLine(opening)
    var length = opening.utf8.count
    for (number, item) in items.enumerated() {
      let isLast = number + 1 == items.count
      let piece = item.utf8.count + (isLast ? closing.utf8.count : 1)
      if number > 0 {
        if fits(length + 1 + piece) {
          bytes.append(UInt8(ascii: " "))
          length += 1
        } else {
          endLine()
          startLine("  ")
          length = 2
        }
      }
      write(item)
      if !isLast { bytes.append(UInt8(ascii: ",")) }
      length += piece
    }
    write(closing)
    endLine()
  }

  /// A comment, folded at the width.
  mutating func comment(_ marker: String, _ paragraph: String) {
    let fitsWhole = fits(marker.utf8.count + 1 + paragraph.utf8.count)
    if fitsWhole, !paragraph.isEmpty, !paragraph.utf8.contains(UInt8(ascii: "\n")) {
      startLine(marker)
      bytes.append(UInt8(ascii: " "))
      write(paragraph)
      return endLine()
    }
    for source in paragraph.split(separator: "\n", omittingEmptySubsequences: false) {
      var current = marker
      for word in source.split(separator: " ") {
        if current.utf8.count > marker.utf8.count, !fits(current.utf8.count + 1 + word.utf8.count) {
          line(current)
          current = marker
        }
        current += " " + word
      }
      line(current)
    }
  }
}
