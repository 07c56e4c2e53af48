/// A drawing in SVG. The text depends on what is drawn alone, to the byte.
struct SVGDrawing {
  private var elements: [String] = []
  /// How deep elements are nested at present.
  private var depth = 1

  /// Where a text stands at its place.
  enum Anchor: String {
    case start, middle, end
  }

  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, class name: String, title: String? = nil
  ) {
    add(
      "rect",
      "x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
        + "height=\"\(Self.number(height))\"",
      name, content: title.map(Self.title))
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class name: String, title: String? = nil
  ) {
    add(
      "line",
      "x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\"",
      name, content: title.map(Self.title))
  }

  /// A line through several points, or the area that they enclose.
  mutating func polygon(_ points: [(x: Double, y: Double)], isClosed: Bool = false, class name: String) {
    let text = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
    add(isClosed ? "polygon" : "polyline", "points=\"\(text)\"", name)
  }

  /// A text; `slope` turns it, in degrees.
  mutating func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, slope: Double = 0, class name: String
  ) {
    var attributes = "x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
    if anchor != .start { attributes += " text-anchor=\"\(anchor.rawValue)\"" }
    if slope != 0 {
      attributes += " transform=\"rotate(\(Self.number(slope)) \(Self.number(x)) \(Self.number(y)))\""
    }
    add("text", attributes, name, content: Self.escaped(text))
  }

  /// What is drawn by `body` is cut off at the edges of a rectangle. The name must be unique in the drawing.
  mutating func clipped(
    to name: String, x: Double, y: Double, width: Double, height: Double, _ body: (inout SVGDrawing) -> Void
  ) {
    add(
      "clipPath", "id=\"\(name)\"", nil,
      content: "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
        + "height=\"\(Self.number(height))\"/>")
    elements.append(indent + "<g clip-path=\"url(#\(name))\">")
    depth += 1
    body(&self)
    depth -= 1
    elements.append(indent + "</g>")
  }

  private var indent: String { String(repeating: "  ", count: depth) }

  private mutating func add(_ element: String, _ attributes: String, _ name: String?, content: String? = nil)
  {
    let group = name.map { " class=\"\($0)\"" } ?? ""
    let start = "\(indent)<\(element)\(group) \(attributes)"
    elements.append(content.map { "\(start)>\($0)</\(element)>" } ?? start + "/>")
  }

  private static func title(_ text: String) -> String { "<title>\(escaped(text))</title>" }

  /// The whole file. A reader who cannot see it is told the title and the description.
  func file(width: Double, height: Double, title: String, description: String, style: String) -> String {
    let size = "\(Self.number(width)) \(Self.number(height))"
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" width=\"\(Self.number(width))\" "
        + "height=\"\(Self.number(height))\" role=\"img\" aria-labelledby=\"title description\">",
      "  <title id=\"title\">\(Self.escaped(title))</title>",
      "  <desc id=\"description\">\(Self.escaped(description))</desc>",
      "  <style>",
    ]
    lines += style.split(separator: "\n").map { "    " + Self.escaped(String($0)) }
    lines += ["  </style>", "  <rect class=\"paper\" width=\"100%\" height=\"100%\"/>"]
    return (lines + elements + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// To a tenth, without a needless zero.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "0" }
    let tenths = Int64((value * 10).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }

  /// The text with the characters replaced that mean something in XML, or that it does not allow.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{9}", "\u{A}", "\u{D}": escaped += " "
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
