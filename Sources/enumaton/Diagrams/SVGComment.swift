/// A comment at the start of an SVG file, behind the line that says that it is XML.
enum SVGComment {
  private static let start = Array("<!-- ".utf8)
  private static let end = Array(" -->\n".utf8)

  /// - Parameter text: Without two hyphens in a row, which would end the comment.
  static func added(_ text: String, to file: [UInt8]) -> [UInt8] {
    let place = place(in: file)
    return file[..<place] + start + Array(text.utf8) + end + file[place...]
  }

  /// The file without the comment; `nil` if it has none there.
  static func removed(from file: [UInt8]) -> [UInt8]? {
    let place = place(in: file)
    guard file[place...].starts(with: start), let length = file[place...].firstRange(of: end) else {
      return nil
    }
    return Array(file[..<place] + file[length.upperBound...])
  }

  private static func place(in file: [UInt8]) -> Int {
    guard file.starts(with: "<?xml".utf8) else { return 0 }
    return file.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }
}
