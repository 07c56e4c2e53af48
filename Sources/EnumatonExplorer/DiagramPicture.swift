/// A diagram as Graphviz draws it, ready to stand in a page of HTML.
package struct DiagramPicture {
  /// The element alone.
  let svg: String

  /// - Parameter file: A file of SVG; `nil` is what comes of one that has no picture.
  package init?(_ file: String) {
    guard let start = file.firstRange(of: "<svg"),
      let end = file.ranges(of: "</svg>").last, start.lowerBound < end.lowerBound
    else { return nil }
    // What stands before is for files of their own; comments say what titles say too.
    var svg = ""
    var rest = file[start.lowerBound..<end.upperBound]
    while let comment = rest.firstRange(of: "<!--") {
      svg += rest[..<comment.lowerBound]
      let close = rest[comment.upperBound...].firstRange(of: "-->")
      rest = rest[(close?.upperBound ?? rest.endIndex)...].drop { $0.isNewline }
    }
    self.svg = svg + rest
  }
}
