import EnumatonEmit

/// What some states look like, in the order in which that is written. The colours have enough contrast on light and on
/// dark pages: each has its own ground.
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

  /// The style of boxes and regions.
  static let dashes = "stroke-dasharray:4"

  /// The style of states with this mark.
  static func style(of mark: StateDiagram.Mark) -> String {
    let text = mark == .faded || mark == .neverSeen ? DOTTheme.light.note : DOTTheme.light.ink
    return "fill:\(mark.ground),stroke:\(mark.line),color:\(text)" + (mark.isDashed ? ",\(dashes)" : "")
  }
}
