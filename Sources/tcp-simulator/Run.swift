import ArgumentParser
import TCPSimulator

/// `tcp-simulator run NAME…`
struct Run: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case ladder, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Plays scenarios and checks what must come of them.",
    discussion: "Exits with 1 if an expectation of a scenario is not met.")

  @Argument(help: "The scenarios, or 'all'; 'tcp-simulator list' names them.")
  var names: [String]

  @Option(help: "A ladder diagram, or one JSON object a line for everything that happens.")
  var format = Format.ladder

  @OptionGroup var options: LadderOptions

  @Flag(help: "Say in a few words what each step means.")
  var explain = false

  func validate() throws {
    for name in names where name != "all" && Scenario.named(name) == nil {
      let known = Scenario.all.map(\.name).joined(separator: ", ")
      throw ValidationError("there is no scenario '\(name)'; there are: \(known)")
    }
  }

  func run() throws {
    let scenarios = names.flatMap { name in
      name == "all" ? Scenario.all : Scenario.all.filter { $0.name == name }
    }
    var failed = false
    for (index, scenario) in scenarios.enumerated() {
      let play = scenario.play(latency: options.latency.duration)
      switch format {
      case .ladder:
        write((index > 0 ? "\n\n" : "") + play.ladder(options.style(explains: explain)), to: .standardOutput)
      case .json: write(play.jsonLines(), to: .standardOutput)
      }
      for failure in play.failures {
        write("\(scenario.name): not as expected: \(failure)\n", to: .standardError)
        failed = true
      }
    }
    if failed { throw ExitCode(1) }
  }
}
