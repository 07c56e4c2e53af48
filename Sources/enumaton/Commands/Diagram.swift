import ArgumentParser
import EnumatonDocument
import EnumatonEmit

struct Diagram: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the states of a spec and how they change.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case dot, svg
  }

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "What to write; svg needs Graphviz.")
  var format = Format.dot

  @Option(
    help: ArgumentHelp(
      "The file to write, instead of standard output; the folder, with '--split'.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var views: ViewOptions

  @Flag(help: "Draw each composite for itself, into a folder with an index.")
  var split = false

  func validate() throws {
    if split, output == nil { throw ValidationError("'--split' needs a folder for its files: --output DIR.") }
  }

  func run() throws {
    let machine = try LoadedSpec(file).requireMachine()
    if split, let output {
      let diagram = try views.diagram(of: machine.drawingComposites(), path: file)
      return try DiagramFolder(output).write(
        diagram, ending: format.rawValue, linkEnding: "svg", isPicture: format == .svg, drawn)
    }
    let text = try drawn(try views.diagram(of: machine, path: file))

    guard let output else {
      var standardOutput = StandardOutput()
      standardOutput.write(text)
      return try standardOutput.flush()
    }
    do throws(OutputFile.WriteError) {
      _ = try OutputFile.write(text, to: output)
    } catch {
      throw CommandFailure(error)
    }
  }

  private func drawn(_ diagram: StateDiagram) throws -> String {
    let text = generateDOT(
      for: diagram, options: DOTOptions(sourceName: Compilation.fileName(of: file)))
    return format == .svg ? try Graphviz.svg(of: text) : text
  }
}
