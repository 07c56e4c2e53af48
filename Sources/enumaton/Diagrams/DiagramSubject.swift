import EnumatonCheck
import EnumatonEmit

/// What is drawn, and where it comes from.
struct DiagramSubject {
  var machine: CheckedMachine
  var diagram: StateDiagram
  /// As comments speak of the spec.
  var sourceName: String
  /// The way to the spec from where the diagram will be, for links; none where that is not known.
  var source: String?

  func dot(_ theme: DOTTheme) -> String {
    generateDOT(for: diagram, options: DOTOptions(theme: theme, sourceName: sourceName, source: source))
  }

  /// What Graphviz is to draw.
  func graph(for picture: Graphviz.Picture, _ theme: DOTTheme) -> String {
    switch picture {
    case .svg: return dot(theme)
    case .png:
      // It has no links, and ends up on pages that are neither light nor dark.
      var options = DOTOptions(theme: theme, sourceName: sourceName)
      options.isTransparent = false
      return generateDOT(for: diagram, options: options)
    }
  }
}
