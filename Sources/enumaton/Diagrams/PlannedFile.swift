/// A file that is to be in the folder of diagrams.
struct PlannedFile {
  enum Content {
    case text(String)
    case drawing(Drawing)
  }

  var path: String
  var content: Content

  /// Whether a file with these bytes needs no writing.
  func isCurrent(_ bytes: [UInt8]) -> Bool {
    switch content {
    case .text(let text): bytes == Array(text.utf8)
    case .drawing(let drawing): drawing.isCurrent(bytes)
    }
  }

  /// What to write.
  func bytes() throws -> [UInt8] {
    switch content {
    case .text(let text): Array(text.utf8)
    case .drawing(let drawing): try drawing.bytes(for: path)
    }
  }
}
