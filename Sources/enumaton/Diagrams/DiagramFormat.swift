import ArgumentParser
import EnumatonCheck
import EnumatonEmit

/// What a diagram can be written as.
enum DiagramFormat: String, CaseIterable, ExpressibleByArgument {
  case dot, svg, png

  enum Kind {
    /// Text that needs no other program: the ending of its file, and what writes it for a machine and the name of
    /// its spec.
    case text(ending: String, (CheckedMachine, String) -> String)
    /// A picture that Graphviz makes of the DOT.
    case picture(Graphviz.Picture)
  }

  var kind: Kind {
    switch self {
    case .dot: .text(ending: "dot") { generateDOT(for: $0, sourceName: $1) }
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
