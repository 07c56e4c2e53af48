import ArgumentParser
import EnumatonExport
import EnumatonSpec

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a spec as the input of a model checker.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case promela
  }

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "What to write: promela is for spin.")
  var format: Format

  func run() throws {
    let machine = try LoadedSpec(file).requireMachine()
    let text: String
    do throws(DeferredExpiry) {
      text = try exportPromela(machine)
    } catch {
      throw CommandFailure(
        "'\(file)' cannot be exported exactly: the expiry of timer '\(error.timer.text)' is deferred")
    }
    var output = StandardOutput()
    output.write(text)
    try output.flush()
  }
}
