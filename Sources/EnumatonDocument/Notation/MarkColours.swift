import EnumatonEmit

/// The colours of marks on light pages, for notations that have no themes; ``ground`` has contrast enough with them.
extension StateDiagram.Mark {
  /// Of lines.
  var line: String { DOTTheme.light.colour(of: self) }

  /// What a state is filled with.
  var ground: String {
    switch self {
    case .added: "#dafbe1"
    case .removed: "#ffebe9"
    case .changed: "#fff8c5"
    case .seen: "#d2f4ec"
    case .faded, .neverSeen: "#f6f8fa"
    }
  }

  /// Whether what has it is there no more, or was never there.
  var isDashed: Bool { self == .removed || self == .neverSeen }
}
