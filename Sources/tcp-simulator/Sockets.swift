import ArgumentParser
import TCPSimulator

/// `tcp-simulator sockets NAME…`
struct Sockets: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Plays scenarios and shows the sockets of the hosts, as ss and netstat do.",
    discussion: """
      For each connection the octets that the application has not taken (Recv-Q), what is not acknowledged or not \
      sent (Send-Q), and the timers that run: 'retransmission,1.5s,2/8' expires in 1.5 seconds and has been tried \
      again twice, of eight times at most. For a listener those that wait to be accepted, and its backlog.

      Exits with 1 if an expectation of a scenario is not met, or a file has mistakes.
      """)

  @Argument(help: "Scenario files, names that 'tcp-simulator list' gives, or 'all'.")
  var names: [String]

  @Option(
    help:
      "When to look, since the start, as '1.5s'. May be repeated. (default: after each step that takes time)")
  var at: [Moment] = []

  @Option(help: "Only this host. May be repeated.")
  var host: [String] = []

  @Option(help: "A table, or one JSON object a line for each moment and host.")
  var format = Format.table

  @Option(help: "What the random numbers begin with. (default: the scenario's, else 1)")
  var seed: UInt64?

  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var options: LadderOptions

  func run() throws {
    let style = options.style(explains: false)
    let files = try scenarios.read(names)
    for (_, scenario) in files { try check(scenario) }
    let lookout = at.isEmpty ? Lookout.afterWaits : .moments(at.map(\.time))
    var failed = false
    for (index, (path, scenario)) in files.enumerated() {
      let (tables, failures) = scenario.sockets(lookout, latency: options.latency?.duration, seed: seed)
      if format == .table { write((index > 0 ? "\n\n" : "") + scenario.title + "\n", to: .standardOutput) }
      for table in tables.map(chosen) {
        switch format {
        case .table: write("\n" + table.text(style), to: .standardOutput)
        case .json: write(table.jsonLines(scenario: scenario.name), to: .standardOutput)
        }
      }
      for failure in failures {
        write(failure.rendered(path: path), to: .standardError)
        failed = true
      }
    }
    if failed { throw ExitCode(1) }
  }

  private func check(_ scenario: Scenario) throws {
    let known = scenario.hosts.map(\.name)
    guard let unknown = host.first(where: { !known.contains($0) }) else { return }
    throw ValidationError(
      "\(scenario.name) has no host '\(unknown)'; it has: \(known.joined(separator: ", "))")
  }

  private func chosen(_ table: SocketTable) -> SocketTable {
    guard !host.isEmpty else { return table }
    var table = table
    table.hosts.removeAll { !host.contains($0.name) }
    return table
  }
}

/// A time since the start as it is written: `0s`, `1.5s`, `2min`.
struct Moment: ExpressibleByArgument {
  var time: Duration

  init?(argument: String) {
    guard let time = Duration(text: argument) else { return nil }
    self.time = time
  }
}
