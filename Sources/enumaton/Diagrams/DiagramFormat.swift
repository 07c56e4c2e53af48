import ArgumentParser
import EnumatonEmit

/// What a diagram can be written as.
enum DiagramFormat: String, CaseIterable, ExpressibleByArgument {
  case dot, svg, png

  enum Kind {
    /// Text that needs no other program: the ending of its file, and what writes a diagram with the name of the
    /// spec.
    case text(ending: String, (StateDiagram, String) -> String)
    /// A picture that Graphviz makes of the DOT.
    case picture(Graphviz.Picture)
  }

  var kind: Kind {
    switch self {
    case .dot: .text(ending: "dot") { generateDOT(for: $0, options: DOTOptions(sourceName: $1)) }
    case .svg: .picture(.svg)
    case .png: .picture(.png)
    }
  }
}

/// Formats as they are given on the command line: `svg,dot`.
struct DiagramFormats: ExpressibleByArgument {
  var formats: [DiagramFormat]

  init?(argument: String) {
    formats = []
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = DiagramFormat(rawValue: String(name)) else { return nil }
      formats.append(format)
    }
  }

  static var allValueStrings: [String] { DiagramFormat.allValueStrings }
}
