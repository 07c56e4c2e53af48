import EnumatonEmit

/// How some states look. The colours have enough contrast on light and on dark pages: each has its own ground.
enum MermaidClass: String, CaseIterable {
  case general, region, added, removed, changed, seen, neverSeen, faded

  init(_ mark: StateDiagram.Mark) {
    self =
      switch mark {
      case .added: .added
      case .removed: .removed
      case .changed: .changed
      case .faded: .faded
      case .seen: .seen
      case .neverSeen: .neverSeen
      }
  }

  var style: String {
    switch self {
    case .general, .region: Self.dashes
    case .added: Self.style(of: .added)
    case .removed: Self.style(of: .removed)
    case .changed: Self.style(of: .changed)
    case .seen: Self.style(of: .seen(1, most: 1))
    case .neverSeen: Self.style(of: .neverSeen)
    case .faded: Self.style(of: .faded)
    }
  }

  private static let dashes = "stroke-dasharray:4"

  private static func style(of mark: StateDiagram.Mark) -> String {
    let text = mark == .faded || mark == .neverSeen ? DOTTheme.light.note : DOTTheme.light.ink
    return "fill:\(mark.ground),stroke:\(mark.line),color:\(text)" + (mark.isDashed ? ",\(dashes)" : "")
  }
}
