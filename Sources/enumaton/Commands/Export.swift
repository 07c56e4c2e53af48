import ArgumentParser
import EnumatonExport
import EnumatonSpec

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a machine for other tools, or as the input of a model checker.",
    discussion: """
      json is the machine as it was checked, with the rules of each state in the order they are tried; promela is \
      spin's language; the first lines of what is written say how to run it.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, promela, tla
  }

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "What to write.")
  var format: Format

  func run() throws {
    let machine = try LoadedSpec(file).requireMachine()
    let text: String
    do {
      text =
        switch format {
        case .json: exportJSON(machine)
        case .promela: try exportPromela(machine)
        case .tla: try Model(of: machine).tla()
        }
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
