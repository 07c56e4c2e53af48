import EnumatonDocument
import EnumatonEmit

/// The folder of a diagram that is split into several.
struct DiagramFolder {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Draws all pages, and writes them and their index when that has worked.
  func write(
    _ diagram: StateDiagram, ending: String, linkEnding: String, isPicture: Bool,
    _ drawn: (StateDiagram) throws -> String
  ) throws {
    let pages: DiagramPages
    do throws(ViewFailure) {
      pages = try DiagramPages(diagram, linkEnding: linkEnding)
    } catch {
      throw CommandFailure(error.message)
    }
    var files = try pages.pages.map { ("\($0.stem).\(ending)", try drawn($0.diagram)) }
    files.append(("index.md", pages.index(ending: ending, isPicture: isPicture)))
    do throws(OutputFile.WriteError) {
      try OutputFile.makeFolder(path)
      for (name, text) in files { _ = try OutputFile.write(text, to: "\(path)/\(name)") }
    } catch {
      throw CommandFailure(error)
    }
  }
}
