import EnumatonEmit

/// How some states look. The colours have enough contrast on light and on dark pages: each has its own ground.
enum MermaidClass: String, CaseIterable {
  case general, added, removed, changed, seen, neverSeen, faded

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
    case .general: "stroke-dasharray:4"
    case .added: "fill:#dafbe1,stroke:#1a7f37,color:#1f2328"
    case .removed: "fill:#ffebe9,stroke:#cf222e,color:#1f2328,stroke-dasharray:4"
    case .changed: "fill:#fff8c5,stroke:#8a5a00,color:#1f2328"
    case .seen: "fill:#d2f4ec,stroke:#0a6e5c,color:#1f2328"
    case .neverSeen: "fill:#f6f8fa,stroke:#6e7781,color:#57606a,stroke-dasharray:4"
    case .faded: "fill:#f6f8fa,stroke:#6e7781,color:#57606a"
    }
  }
}
