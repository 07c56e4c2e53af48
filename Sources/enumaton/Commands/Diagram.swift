import ArgumentParser
import EnumatonDocument
import EnumatonEmit

struct Diagram: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the states of a spec and how they change.")

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "What to write; svg and png need Graphviz.")
  var format = DiagramFormat.dot

  @Option(
    help: ArgumentHelp(
      "The file to write, instead of standard output, which takes text alone; the folder, with '--split'.",
      valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var views: ViewOptions

  @Flag(help: "Draw each composite for itself, into a folder with an index.")
  var split = false

  func validate() throws {
    if split, output == nil { throw ValidationError("'--split' needs a folder for its files: --output DIR.") }
    if case .picture(.png) = format.kind, output == nil {
      throw ValidationError("A png is not for standard output; name a file with '--output'.")
    }
  }

  func run() throws {
    let machine = try LoadedSpec(file).requireMachine()
    let source = output.map { file -> String in
      split
        ? FileReference(to: self.file, from: file).text : FileReference(to: self.file, fromFile: file).text
    }
    var subject = DiagramSubject(machine, sourceName: Compilation.fileName(of: file), source: source)
    if split, let output {
      subject.diagram = try views.diagram(of: machine.drawingComposites(), path: file)
      return try DiagramFolder(output).write(subject, as: format)
    }
    subject.diagram = try views.diagram(of: machine, path: file)
    let bytes = try subject.drawn(as: format)

    guard let output else {
      var standardOutput = StandardOutput()
      standardOutput.write(String(decoding: bytes, as: UTF8.self))
      return try standardOutput.flush()
    }
    do throws(OutputFile.WriteError) {
      _ = try OutputFile.write(bytes, to: output)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension DiagramSubject {
  /// The file of a format.
  func drawn(as format: DiagramFormat) throws -> [UInt8] {
    switch format.kind {
    case .text(_, let write): Array(write(self).utf8)
    case .picture(let picture):
      try Graphviz.draw(graph(for: picture, .light), as: picture, named: "the diagram")
    }
  }
}
