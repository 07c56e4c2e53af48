import ArgumentParser
import EnumatonDocument
import EnumatonEmit

struct Diagram: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the states of a spec and how they change.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case dot, svg, mermaid, plantuml, table
  }

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "What to write; svg needs Graphviz.")
  var format = Format.dot

  @Option(
    help: ArgumentHelp("The file to write, instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  func run() throws {
    let machine = try LoadedSpec(file).requireMachine()
    let name = Compilation.fileName(of: file)
    let diagram = drawDiagram(of: machine)
    let text =
      switch format {
      case .dot: generateDOT(for: diagram, options: DOTOptions(sourceName: name))
      case .svg: try Graphviz.svg(of: generateDOT(for: diagram, options: DOTOptions(sourceName: name)))
      case .mermaid: generateMermaid(for: diagram, sourceName: name)
      case .plantuml: generatePlantUML(for: diagram, sourceName: name)
      case .table: generateTable(for: machine, sourceName: name, source: RelativePath.of(file, from: output))
      }

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
