package import EnumatonEmit

/// A diagram in several that link to one another: one of what is outermost, and one for each composite.
package struct DiagramPages: Sendable {
  package struct Page: Sendable {
    /// The name of its file without an ending.
    package var stem: String
    /// The composite that it shows; `nil` for the overview.
    package var composite: String?
    package var summary: String?
    /// The states and composites directly on it.
    var states: [String]
    /// How many composites are around it.
    var depth: Int
    package var diagram: StateDiagram
  }

  package let name: String
  package let summary: String?
  /// The overview first, then the composites in document order.
  package private(set) var pages: [Page] = []

  /// - Parameter linkEnding: The ending of the files that diagrams link to, such as `svg`.
  /// - Throws: If there are no composites.
  package init(_ diagram: StateDiagram, linkEnding: String) throws(ViewFailure) {
    name = diagram.name
    summary = diagram.summary
    let outline = PageOutline(diagram)
    guard !outline.composites.isEmpty else {
      throw ViewFailure("\(diagram.name) has no composites: there is nothing to split; leave '--split' out")
    }
    var stems = FileStems()
    let overview = stems.make(diagram.name)
    let names = outline.composites.map { stems.make("\(diagram.name)-\($0.name)") }
    let links = Dictionary(
      zip(outline.composites.map(\.name), names.map { "\($0).\(linkEnding)" })
    ) { first, _ in first }
    let drawing = PageDrawing(outline, links: links, overview: "\(overview).\(linkEnding)")
    pages = [drawing.page(of: nil, stem: overview)]
    for (composite, stem) in zip(outline.composites, names) {
      pages.append(drawing.page(of: composite, stem: stem))
    }
  }
}

/// Names of files of which no two differ only in capitals.
private struct FileStems {
  private var taken: Set<String> = ["index"]

  mutating func make(_ name: String) -> String {
    var (stem, number) = (name, 2)
    while !taken.insert(stem.lowercased()).inserted {
      stem = "\(name)-\(number)"
      number += 1
    }
    return stem
  }
}
