import EnumatonCheck

/// A picture before Graphviz has drawn it.
///
/// Another version of Graphviz, or other fonts, make other bytes of the same graph. So a picture carries a seal: the
/// hash of the graph that it was drawn from, and that of its own bytes. It is current if it was drawn from the graph of
/// today and nobody has changed it since, wherever that was.
struct Drawing {
  var picture: Graphviz.Picture
  var graph: String
  var source: FileReference

  /// Has Graphviz draw it, for the file at `path`.
  func bytes(for path: String) throws -> [UInt8] {
    let drawn = try Graphviz.draw(graph, as: picture, named: "'\(path)'")
    guard let sealed = sealed(drawn) else {
      throw CommandFailure("what Graphviz drew for '\(path)' is no \(picture.rawValue)")
    }
    return sealed
  }

  /// Whether `bytes` are a picture of this graph, whole and as it was drawn.
  func isCurrent(_ bytes: [UInt8]) -> Bool {
    let bare =
      switch picture {
      case .svg: SVGComment.removed(from: bytes)
      case .png: PNGComment.removed(from: bytes)
      }
    return bare.flatMap(sealed) == bytes
  }

  /// `nil` if the bytes are not what they should be.
  private func sealed(_ bytes: [UInt8]) -> [UInt8]? {
    var graph = StableHash()
    graph.combine(picture.arguments.joined(separator: " ") + "\n" + self.graph)
    var file = StableHash()
    file.combine(bytes: bytes)
    let seal =
      GeneratedNotice(source: source).text
      + "\nIt was drawn from graph \(graph.value.hexadecimal); its own hash is \(file.value.hexadecimal)."
    return switch picture {
    case .svg: SVGComment.added(seal, to: bytes)
    case .png: PNGComment.added(seal, to: bytes)
    }
  }
}
