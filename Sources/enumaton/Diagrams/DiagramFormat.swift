import ArgumentParser
import EnumatonDocument
import EnumatonEmit

/// What a diagram can be written as.
enum DiagramFormat: String, CaseIterable, ExpressibleByArgument {
  case dot, svg, png, mermaid, plantuml, table

  enum Kind {
    /// Text that needs no other program: the ending of its file, and what writes it.
    case text(ending: String, (DiagramSubject) -> String)
    /// A picture that Graphviz makes of the DOT.
    case picture(Graphviz.Picture)
  }

  var kind: Kind {
    switch self {
    case .dot: .text(ending: "dot") { $0.dot(.light) }
    case .mermaid: .text(ending: "mmd") { generateMermaid(for: $0.diagram, sourceName: $0.sourceName) }
    case .plantuml: .text(ending: "puml") { generatePlantUML(for: $0.diagram, sourceName: $0.sourceName) }
    case .table:
      .text(ending: "md") { generateTable(for: $0.machine, sourceName: $0.sourceName, source: $0.source) }
    case .svg: .picture(.svg)
    case .png: .picture(.png)
    }
  }
}

extension DiagramFormat {
  /// The ending of a file.
  var ending: String {
    switch kind {
    case .text(let ending, _): ending
    case .picture(let picture): picture.rawValue
    }
  }

  /// What Mermaid takes of one text by default, and code hosts with it, in UTF-16 code units.
  private static let mermaidLimit = 50_000

  /// Says on standard error if a text is more than is drawn of it.
  func warn(of text: String, named name: String) {
    guard self == .mermaid, text.utf16.count > Self.mermaidLimit else { return }
    StandardError.write(
      """
      warning: \(name) has \(text.utf16.count) characters, and Mermaid draws nothing with more than \
      \(Self.mermaidLimit) unless its 'maxTextSize' says so; 'enumaton diagram' makes smaller ones with '--view' or \
      '--split'

      """)
  }

  var picture: Graphviz.Picture? { if case .picture(let picture) = kind { picture } else { nil } }
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
