import ArgumentParser
import EnumatonExport

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a machine as the input of a model checker.",
    discussion: "Promela is spin's language: see the first lines of what is written for how to run it.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case promela, tla
  }

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "The language to write.")
  var format: Format

  func run() throws {
    let machine = try LoadedSpec(file).requireMachine()
    let model: Model
    do throws(Model.Failure) {
      model = try Model(of: machine)
    } catch {
      throw CommandFailure(
        error == .notExact
          ? "'\(file)' defers the expiry of a timer, or can do more than can be looked at; 'enumaton check' says which"
          : "the conditions of '\(file)' are too many cases to be written out")
    }
    var output = StandardOutput()
    output.write(format == .promela ? model.promela() : model.tla())
    try output.flush()
  }
}
