import EnumatonTestSupport
import Foundation
import Testing

/// What Graphviz makes of a diagram: where everything is, in points.
struct Layout {
  struct Point { var x, y: Double }

  struct Box {
    var left, bottom, right, top: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && bottom < other.top && other.bottom < top
    }

    /// With some tolerance, for what is rounded in between.
    func contains(_ other: Box) -> Bool {
      left <= other.left + 1 && other.right <= right + 1 && bottom <= other.bottom + 1 && other.top <= top + 1
    }
  }

  struct Text {
    var text: String
    /// Around the ink: without spaces at either end.
    var box: Box
    /// What it belongs to.
    var owner: String
  }

  struct Line {
    var name: String
    var points: [Point]
  }

  var page = Box(left: 0, bottom: 0, right: 0, top: 0)
  /// Of states, clusters and arrows.
  var texts: [Text] = []
  var lines: [Line] = []
  /// The outlines of nodes that have a label.
  var nodes: [(name: String, box: Box)] = []
  /// Around states.
  var borders: [(name: String, box: Box)] = []

  init(of dot: String, ignoringWarnings: Bool = false) throws {
    let result = try Command.run("dot", ["-Tjson"], input: dot)
    try #require(result.status == 0 && (ignoringWarnings || result.errors.isEmpty), "\(result.errors)")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    page = try #require(Self.frame(of: root))
    let objects = root["objects"] as? [[String: Any]] ?? []
    for object in objects {
      let name = object["name"] as? String ?? ""
      texts += Self.texts(of: object, owner: name)
      if let box = Self.outline(of: object), object["style"] as? String != "invis" {
        nodes.append((name, box))
      }
      if let box = Self.frame(of: object) { borders.append((name, box)) }
    }
    for edge in root["edges"] as? [[String: Any]] ?? [] {
      func end(_ key: String) -> String {
        objects.first { $0["_gvid"] as? Int == edge[key] as? Int }?["name"] as? String ?? ""
      }
      let name = end("tail") + " -> " + end("head")
      texts += Self.texts(of: edge, owner: name)
      lines.append(Line(name: name, points: Self.curve(of: edge)))
    }
  }

  private static func operations(_ object: [String: Any], _ key: String) -> [[String: Any]] {
    object[key] as? [[String: Any]] ?? []
  }

  private static func texts(of object: [String: Any], owner: String) -> [Text] {
    var size = 10.0
    var texts: [Text] = []
    for operation in operations(object, "_ldraw_") {
      if operation["op"] as? String == "F" { size = operation["size"] as? Double ?? size }
      guard operation["op"] as? String == "T", let text = operation["text"] as? String,
        let point = operation["pt"] as? [Double], let width = operation["width"] as? Double
      else { continue }
      let start =
        switch operation["align"] as? String {
        case "l": point[0]
        case "r": point[0] - width
        default: point[0] - width / 2
        }
      // A space of Helvetica is 0.278 of its size.
      let before = Double(text.prefix(while: \.isWhitespace).count) * size * 0.278
      let after = Double(text.reversed().prefix(while: \.isWhitespace).count) * size * 0.278
      texts.append(
        Text(
          text: text,
          box: Box(
            left: start + before, bottom: point[1] - 0.2 * size, right: start + width - after,
            top: point[1] + 0.72 * size),
          owner: owner))
    }
    return texts
  }

  private static func frame(of graph: [String: Any]) -> Box? {
    let corners = (graph["bb"] as? String ?? "").split(separator: ",").compactMap { Double($0) }
    guard corners.count == 4 else { return nil }
    return Box(left: corners[0], bottom: corners[1], right: corners[2], top: corners[3])
  }

  private static func outline(of object: [String: Any]) -> Box? {
    guard let position = (object["pos"] as? String)?.split(separator: ",").compactMap({ Double($0) }),
      position.count == 2, let width = (object["width"] as? String).flatMap(Double.init),
      let height = (object["height"] as? String).flatMap(Double.init)
    else { return nil }
    return Box(
      left: position[0] - 36 * width, bottom: position[1] - 36 * height, right: position[0] + 36 * width,
      top: position[1] + 36 * height)
  }

  private static func curve(of edge: [String: Any]) -> [Point] {
    var points: [Point] = []
    for operation in operations(edge, "_draw_") where ["b", "B"].contains(operation["op"] as? String) {
      let corners = (operation["points"] as? [[Double]] ?? []).map { Point(x: $0[0], y: $0[1]) }
      for start in stride(from: 0, to: corners.count - 1, by: 3) where start + 3 < corners.count {
        points += (0...24).map { step in bezier(corners[start...(start + 3)], Double(step) / 24) }
      }
    }
    return points
  }

  private static func bezier(_ corners: ArraySlice<Point>, _ t: Double) -> Point {
    let weights = [pow(1 - t, 3), 3 * t * pow(1 - t, 2), 3 * t * t * (1 - t), t * t * t]
    return zip(corners, weights).reduce(into: Point(x: 0, y: 0)) { sum, part in
      sum.x += part.0.x * part.1
      sum.y += part.0.y * part.1
    }
  }
}
