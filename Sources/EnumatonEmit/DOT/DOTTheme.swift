/// The colours of a diagram, for a light or a dark page. All text has a contrast of at least 4.5 with the page and with
/// what it stands on (WCAG 2.2, 1.4.3); lines that carry a meaning have 3 (1.4.11), and also differ in their form.
package enum DOTTheme: String, Sendable, CaseIterable {
  case light, dark

  /// States, arrows and their text.
  package var ink: String { self == .light ? "#1f2328" : "#e6edf3" }
  /// What states are filled with.
  var paper: String { self == .light ? "#f6f8fa" : "#161b22" }
  /// Composites, regions and boxes that stand for several states.
  package var border: String { self == .light ? "#656d76" : "#8b949e" }
  /// The names of composites and what boxes say.
  package var note: String { self == .light ? "#57606a" : "#9ea7b3" }
  /// What time alone does.
  package var timed: String { self == .light ? "#0550ae" : "#79c0ff" }
  var added: String { self == .light ? "#1a7f37" : "#56d364" }
  var removed: String { self == .light ? "#cf222e" : "#ff7b72" }
  var changed: String { self == .light ? "#8a5a00" : "#e3b341" }
  var seen: String { self == .light ? "#0a6e5c" : "#5ad1b8" }
  /// What is there for orientation only, or was never seen.
  var faded: String { self == .light ? "#656d76" : "#8b949e" }

  /// What a page of this theme is like, for pictures that cannot be transparent.
  package var page: String { self == .light ? "#ffffff" : "#0d1117" }

  var all: [String] {
    [ink, border, note, timed, added, removed, changed, seen, faded]
  }

  package func colour(of mark: StateDiagram.Mark) -> String {
    switch mark {
    case .added: added
    case .removed: removed
    case .changed: changed
    case .faded, .neverSeen: faded
    case .seen: seen
    }
  }
}
