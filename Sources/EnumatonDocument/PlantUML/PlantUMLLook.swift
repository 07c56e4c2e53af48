import EnumatonEmit
import EnumatonSpec

/// The colours and lines of a state or an arrow.
struct PlantUMLLook {
  private var ground: String?
  private var line: String?
  private var style: String?

  private init(_ mark: StateDiagram.Mark?) {
    ground = mark?.ground
    line = mark?.line
    if mark?.isDashed ?? false { style = "dashed" }
  }

  init(_ node: StateDiagram.Node, isDashed: Bool = false) {
    self.init(node.mark)
    if isDashed { style = "dashed" }
  }

  init(_ arrow: StateDiagram.Arrow) {
    self.init(arrow.mark)
    if arrow.isTimed, line == nil { line = DOTTheme.light.timed }
    if arrow.style != .solid, style == nil { style = arrow.style.rawValue }
  }

  /// Of a box that stands for several states.
  static var general: Self {
    var look = Self(nil)
    (look.ground, look.style) = ("#transparent", "dashed")
    return look
  }

  /// Behind a state: ` #dafbe1 ##[dashed]1a7f37`.
  var text: String {
    let border = style.map { "[\($0)]" } ?? ""
    let edge = line ?? (style == nil ? nil : DOTTheme.light.border)
    return (ground.map { " " + $0 } ?? "") + (edge.map { " ##\(border)\($0.dropFirst())" } ?? "")
  }

  /// `-->`, or `-[#1a7f37,dashed]->`.
  var arrow: String {
    let options = [line, style].compactMap(\.self)
    return options.isEmpty ? "-->" : "-[\(options.joined(separator: ","))]->"
  }
}
