import EnumatonCheck
import EnumatonEmit

/// All files that some specs give, worked out before any is written.
struct DiagramPlan {
  struct Spec {
    var path: String
    var machine: CheckedMachine
    var stem: String { Compilation.stem(of: path) }
  }

  /// The folder, without a slash at its end.
  var folder: String
  /// In the order of their names, in whichever order they were given.
  var specs: [Spec]
  var formats: [DiagramFormat]
  /// Whether DocC is to find the pictures, which tells from a name how many pixels a point has.
  var isForDocC = false
  var hasIndex = true
  var hasLinks = false
}

extension DiagramPlan {
  func files() throws -> [PlannedFile] {
    var files: [PlannedFile] = []
    // Names that differ in case alone are one file on some systems.
    var owners: [String: String] = [:]
    func add(_ name: String, of owner: String, _ content: PlannedFile.Content) throws {
      if let other = owners.updateValue(owner, forKey: name.lowercased()) {
        throw CommandFailure(
          """
          \(other) and \(owner) would both be drawn in '\(folder)/\(name)'; rename one of them, or draw them into \
          different folders (--output)
          """)
      }
      files.append(PlannedFile(path: folder + "/" + name, content: content))
    }
    for spec in specs {
      let owner = "'\(spec.path)'"
      let source = reference(to: spec)
      let subject = DiagramSubject(
        machine: spec.machine, diagram: drawDiagram(of: spec.machine), sourceName: source.text,
        source: hasLinks ? source.text : nil)
      for format in formats {
        switch format.kind {
        case .text(let ending, let write):
          let name = spec.stem + "." + ending
          let text = write(subject)
          format.warn(of: text, named: "'\(folder)/\(name)'")
          try add(name, of: owner, .text(text))
        case .picture(let picture):
          for theme in DOTTheme.allCases {
            let drawing = Drawing(
              picture: picture, graph: subject.graph(for: picture, theme), source: source)
            try add(name(of: spec.stem, picture, theme), of: owner, .drawing(drawing))
          }
        }
      }
    }
    if hasIndex { try add(DiagramIndex.name, of: "the index", .text(DiagramIndex(self).text)) }
    return files
  }

  func reference(to spec: Spec) -> FileReference { FileReference(to: spec.path, from: folder) }

  func name(of stem: String, _ picture: Graphviz.Picture, _ theme: DOTTheme) -> String {
    let scale = isForDocC && picture == .png ? "@2x" : ""
    return stem + theme.suffix + scale + "." + picture.rawValue
  }

  /// The names of all files that a spec could give, in whatever formats.
  func possibleNames(of stem: String) -> [String] {
    DiagramFormat.allCases.flatMap { format in
      format.picture.map { picture in DOTTheme.allCases.map { name(of: stem, picture, $0) } }
        ?? [stem + "." + format.ending]
    }
  }
}
