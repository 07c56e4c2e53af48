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
    if split, output == nil || output == "-" {
      throw ValidationError("'--split' needs a folder for its files: --output DIR.")
    }
    if format == .png, output == nil {
      throw ValidationError("A png is not for standard output; name a file with '--output'.")
    }
    if format == .table, split || !views.views.isEmpty {
      throw ValidationError("A table has all of a machine; '--view' and '--split' are for diagrams.")
    }
  }

  func run() throws {
    let machine = try LoadedSpec(file).requireMachine()
    let diagram = try views.diagram(of: split ? machine.drawingComposites() : machine, path: file)
    let source = output.flatMap { output in
      output == "-"
        ? nil : split ? FileReference(to: file, from: output) : FileReference(to: file, fromFile: output)
    }
    let subject = DiagramSubject(
      machine: machine, diagram: diagram, sourceName: Compilation.fileName(of: file), source: source?.text)
    if split, let output {
      try DiagramFolder(output).write(subject, as: format, from: file)
    } else {
      try writeOutput(
        try subject.drawn(as: format, named: "the diagram"), to: output, from: [file] + views.files)
    }
  }
}

extension DiagramSubject {
  /// The file of a format, which is called `name` in messages.
  func drawn(as format: DiagramFormat, named name: String) throws -> [UInt8] {
    switch format.kind {
    case .text(_, let write):
      let text = write(self)
      format.warn(of: text, named: name)
      return Array(text.utf8)
    case .picture(let picture):
      return try Graphviz.draw(graph(for: picture, .light), as: picture, named: name)
    }
  }
}
