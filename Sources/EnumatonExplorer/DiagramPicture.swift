package import EnumatonEmit

/// A diagram as Graphviz draws it, ready to stand in a page of HTML.
package struct DiagramPicture {
  let diagram: StateDiagram
  /// The element alone.
  let svg: String

  /// - Parameter file: What Graphviz made of the diagram; `nil` is what comes of a file that has no picture.
  package init?(_ file: String, of diagram: StateDiagram) {
    self.diagram = diagram
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
