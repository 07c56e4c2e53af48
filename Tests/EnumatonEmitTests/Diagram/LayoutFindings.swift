// What may be wrong with how a diagram is laid out.
extension Layout {
  /// Texts that lie on one another.
  var overlaps: [String] {
    texts.indices.flatMap { first in
      texts[(first + 1)...].filter { $0.box.overlaps(texts[first].box) }
        .map { "'\(texts[first].text)' of \(texts[first].owner) and '\($0.text)' of \($0.owner)" }
    }
  }

  /// Texts that are not wholly on the page, or not in the node they belong to.
  var clipped: [String] {
    texts.filter { text in
      let node = nodes.first { $0.name == text.owner }
      return !page.contains(text.box) || node.map { !$0.box.contains(text.box) } ?? false
    }.map { "'\($0.text)' of \($0.owner)" }
  }

  /// Pairs of arrows that cross, each as often as they do.
  var crossings: [String] {
    lines.indices.flatMap { first in
      lines[(first + 1)...].flatMap { other in
        Array(
          repeating: "\(lines[first].name) and \(other.name)",
          count: lines[first].segments.map { segment in
            other.segments.count { Self.cross(segment, $0) }
          }.reduce(0, +))
      }
    }
  }

  /// Arrows that go through a text, their own or another's.
  var throughTexts: [String] {
    lines.flatMap { line in
      texts.filter { text in line.segments.contains { Self.cross($0, text.box) } }
        .map { "\(line.name) through '\($0.text)' of \($0.owner)" }
    }
  }

  /// Texts that are partly inside a composite and partly outside.
  var onBorders: [String] {
    texts.flatMap { text in
      borders.filter { $0.box.overlaps(text.box) && !$0.box.contains(text.box) }
        .map { "'\(text.text)' of \(text.owner) on \($0.name)" }
    }
  }

  private static func cross(_ first: (Point, Point), _ second: (Point, Point)) -> Bool {
    func side(_ line: (Point, Point), _ point: Point) -> Double {
      (line.1.x - line.0.x) * (point.y - line.0.y) - (line.1.y - line.0.y) * (point.x - line.0.x)
    }
    return side(first, second.0) * side(first, second.1) < 0
      && side(second, first.0) * side(second, first.1) < 0
  }

  private static func cross(_ segment: (Point, Point), _ box: Box) -> Bool {
    let (a, b) = segment
    if a.x > box.left, a.x < box.right, a.y > box.bottom, a.y < box.top { return true }
    let corners = [
      Point(x: box.left, y: box.bottom), Point(x: box.right, y: box.bottom),
      Point(x: box.right, y: box.top), Point(x: box.left, y: box.top),
    ]
    return corners.indices.contains { cross((a, b), (corners[$0], corners[($0 + 1) % 4])) }
  }
}

extension Layout.Line {
  var segments: [(Layout.Point, Layout.Point)] { Array(zip(points, points.dropFirst())) }
}
