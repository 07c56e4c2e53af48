import ArgumentParser
import EnumatonExport
import EnumatonSpec

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a machine as the input of a model checker.",
    discussion: "promela is spin's language; the first lines of what is written say how to run it.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case promela, tla
  }

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "The language to write.")
  var format: Format

  func run() throws {
    let machine = try LoadedSpec(file).requireMachine()
    let text: String
    do {
      text = format == .promela ? try exportPromela(machine) : try Model(of: machine).tla()
    } catch let error as DeferredExpiry {
      throw CommandFailure(
        "'\(file)' cannot be exported exactly: the expiry of timer '\(error.timer.text)' is deferred")
    } catch Model.Failure.notExact {
      throw CommandFailure(
        "'\(file)' cannot be exported exactly: it can do more than can be looked at, or defers the expiry of a timer"
      )
    } catch {
      throw CommandFailure("the conditions of '\(file)' are too many cases to be written out")
    }
    var output = StandardOutput()
    output.write(text)
    try output.flush()
  }
}
