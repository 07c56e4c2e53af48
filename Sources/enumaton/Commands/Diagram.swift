import ArgumentParser
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
    help: ArgumentHelp("The file to write, instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var views: ViewOptions

  func run() throws {
    let diagram = try views.diagram(of: LoadedSpec(file).requireMachine(), path: file)
    var text = generateDOT(for: diagram, options: DOTOptions(sourceName: Compilation.fileName(of: file)))
    if format == .svg { text = try Graphviz.svg(of: text) }

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
}
