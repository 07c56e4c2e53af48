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

  mutating func write(_ piece: String) {
    var piece = piece
    piece.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ byte: UInt8) { bytes.append(byte) }

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
  /// short for them, which start with `hanging`.
  mutating func list(
    _ opening: String, _ items: [String], _ closing: String, hanging: String = "  "
  ) {
    startLine(opening)
    var length = opening.utf8.count
    for (number, item) in items.enumerated() {
      let isLast = number + 1 == items.count
      let piece = item.utf8.count + (isLast ? closing.utf8.count : 1)
      if number > 0 {
        if fits(length + 1 + piece) {
          write(UInt8(ascii: " "))
          length += 1
        } else {
          endLine()
          startLine(hanging)
          length = hanging.utf8.count
        }
      }
      write(item)
      if !isLast { write(UInt8(ascii: ",")) }
      length += piece
    }
    write(closing)
    endLine()
  }

  /// A comment, folded at the width.
  mutating func comment(_ marker: String, _ paragraph: String) {
    let text = Array(paragraph.utf8)
    if !text.isEmpty, fits(marker.utf8.count + 1 + text.count), !text.contains(UInt8(ascii: "\n")) {
      startLine(marker)
      write(UInt8(ascii: " "))
      bytes += text
      return endLine()
    }
    for source in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      startLine(marker)
      for (number, word) in source.split(separator: UInt8(ascii: " ")).enumerated() {
        if number > 0, bytes.count - lineStart + 1 + word.count > Self.width {
          endLine()
          startLine(marker)
        }
        write(UInt8(ascii: " "))
        bytes += word
      }
      endLine()
    }
  }
}
