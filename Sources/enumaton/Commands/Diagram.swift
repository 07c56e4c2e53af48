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
      "The file to write, instead of standard output, which takes text alone.", valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws {
    if case .picture(.png) = format.kind, output == nil {
      throw ValidationError("A png is not for standard output; name a file with '--output'.")
    }
  }

  func run() throws {
    let machine = try LoadedSpec(file).requireMachine()
    let name = Compilation.fileName(of: file)
    let subject = DiagramSubject(
      machine, sourceName: name, source: output.map { FileReference(to: file, fromFile: $0).text })
    let bytes =
      switch format.kind {
      case .text(_, let write): Array(write(subject).utf8)
      case .picture(let picture):
        try Graphviz.draw(subject.graph(for: picture, .light), as: picture, named: "the diagram")
      }

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
