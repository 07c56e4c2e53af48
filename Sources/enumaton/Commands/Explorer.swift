import ArgumentParser
import EnumatonEmit
import EnumatonExplorer

struct Explorer: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a page for a browser that shows a machine and lets it move.",
    discussion: """
      The page is one file that needs nothing else: give it events, let time pass, undo, and share what happened by its \
      address. Spec/EXPLORER.md tells more.
      """)

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write, instead of standard output.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var output: String?

  @Flag(name: .customLong("no-diagram"), help: "Leave the diagram out, which needs Graphviz.")
  var leavesDiagramOut = false

  func run() throws {
    let spec = LoadedSpec(file)
    let machine = try spec.requireMachine()
    let name = Compilation.fileName(of: file)
    let picture = leavesDiagramOut ? nil : try picture(of: drawDiagram(of: machine), sourceName: name)
    let page = explorerPage(for: machine, source: spec.source ?? [], sourceName: name, diagram: picture)
    try writeOutput(Array(page.utf8), to: output, from: [file])
  }

  private func picture(of diagram: StateDiagram, sourceName: String) throws -> DiagramPicture {
    let graph = generateDOT(for: diagram, options: DOTOptions(sourceName: sourceName))
    let way = "leave the diagram out: --no-diagram"
    let svg = try Graphviz.draw(graph, as: .svg, named: "the diagram", orElse: way)
    guard let picture = DiagramPicture(String(decoding: svg, as: UTF8.self), of: diagram) else {
      throw CommandFailure("what Graphviz has drawn is no picture; \(way)")
    }
    return picture
  }
}
