import EnumatonDocument
import EnumatonEmit

/// The folder of a diagram that is split into several.
struct DiagramFolder {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Draws all pages, and writes them and their index when that has worked.
  ///
  /// - Parameter spec: The spec's file. An index of another spec, or of somebody's own, is not replaced.
  func write(_ subject: DiagramSubject, as format: DiagramFormat, from spec: String) throws {
    let notice = GeneratedNotice(source: FileReference(to: spec, from: path))
    let indexPath = path + "/index.md"
    if let old = OutputFile.content(of: indexPath), !old.isEmpty {
      try GeneratedNotice.require(in: old, of: indexPath)
      if let source = GeneratedNotice(in: old)?.source, source.text != notice.source.text {
        throw CommandFailure(
          "'\(indexPath)' leads to the diagrams of '\(source.path)'; give each spec a folder of its own")
      }
    }
    let pages: DiagramPages
    do throws(ViewFailure) {
      // What is not a picture yet leads to what will be one.
      pages = try DiagramPages(subject.diagram, linkEnding: format == .dot ? "svg" : format.ending)
    } catch {
      throw CommandFailure(error.message)
    }
    var files = try pages.pages.map { page in
      var part = subject
      part.diagram = page.diagram
      let name = "\(page.stem).\(format.ending)"
      return (name, try part.drawn(as: format, named: "'\(name)'"))
    }
    let index = pages.index(ending: format.ending, isPicture: format.picture != nil)
    files.append(("index.md", Array("<!-- \(notice.text) -->\n\(index)".utf8)))
    do throws(OutputFile.WriteError) {
      try OutputFile.makeFolder(path)
      for (name, bytes) in files { _ = try OutputFile.write(bytes, to: "\(path)/\(name)") }
    } catch {
      throw CommandFailure(error)
    }
  }
}
