import EnumatonEmit
import EnumatonSpec

/// The colours and lines of a state or an arrow.
struct PlantUMLLook {
  private var ground: String?
  private var line: String?
  private var style: String?

  init(mark: StateDiagram.Mark? = nil) {
    (ground, line) = mark.map(Self.colours) ?? (nil, nil)
    if mark == .removed || mark == .neverSeen { style = "dashed" }
  }

  init(_ node: StateDiagram.Node, isDashed: Bool = false) {
    self.init(mark: node.mark)
    if isDashed { style = "dashed" }
  }

  /// Of a box that stands for several states.
  static var general: Self {
    var look = Self()
    (look.ground, look.style) = ("transparent", "dashed")
    return look
  }

  init(_ arrow: StateDiagram.Arrow) {
    self.init(mark: arrow.mark)
    if arrow.isTimed, line == nil { line = "0550ae" }
    if arrow.style != .solid, style == nil { style = arrow.style.rawValue }
  }

  /// Behind a state: ` #dafbe1 ##[dashed]1a7f37`.
  var text: String {
    let border = style.map { "[\($0)]" } ?? ""
    let edge = line ?? (style == nil ? nil : "6e7781")
    return (ground.map { " #" + $0 } ?? "") + (edge.map { " ##\(border)\($0)" } ?? "")
  }

  /// `-->`, or `-[#1a7f37,dashed]->`.
  var arrow: String {
    let options = [line.map { "#" + $0 }, style].compactMap(\.self)
    return options.isEmpty ? "-->" : "-[\(options.joined(separator: ","))]->"
  }

  /// Of the ground and of lines.
  private static func colours(of mark: StateDiagram.Mark) -> (String?, String?) {
    switch mark {
    case .added: ("dafbe1", "1a7f37")
    case .removed: ("ffebe9", "cf222e")
    case .changed: ("fff8c5", "8a5a00")
    case .seen: ("d2f4ec", "0a6e5c")
    case .faded, .neverSeen: ("f6f8fa", "6e7781")
    }
  }
}
