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

  init(_ machine: CheckedMachine, sourceName: String, source: String?) {
    self.machine = machine
    diagram = drawDiagram(of: machine)
    self.sourceName = sourceName
    self.source = source
  }

  /// For a file of its own, or for Graphviz to make a picture of it.
  func dot(_ theme: DOTTheme, for picture: Graphviz.Picture? = nil) -> String {
    var options = DOTOptions(theme: theme, sourceName: sourceName, source: source)
    if picture == .png {
      options.source = nil
      // It ends up in places that are neither light nor dark.
      options.isTransparent = false
    }
    return generateDOT(for: diagram, options: options)
  }
}
