import ArgumentParser
import TCPSimulator

/// `tcp-simulator run NAME…`
struct Run: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case ladder, svg, mermaid, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Plays scenarios and checks what must come of them.",
    discussion: "Exits with 1 if an expectation of a scenario is not met, or a file has mistakes.")

  @Argument(help: "Scenario files, names that 'tcp-simulator list' gives, or 'all'.")
  var names: [String]

  @Option(
    help: "A ladder diagram for the terminal, in SVG or in Mermaid, or one JSON object a line for everything."
  )
  var format = Format.ladder

  @Option(help: "What the random numbers begin with. (default: the scenario's, else 1)")
  var seed: UInt64?

  @Option(help: "Show the ladder of these two hosts, with a comma between. (default: the first two)")
  var between: String?

  @Option(help: "Show the ladder of the connection with this number. (default: the first between the two)")
  var connection: Int?

  @Option(help: "Write to this folder what a capture at each host would hold: '<scenario>-<host>.pcap'.")
  var pcap: String?

  @OptionGroup var spec: SpecOption
  @OptionGroup var plots: PlotOptions
  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var options: LadderOptions

  @Flag(help: "Say in a few words what each step means.")
  var explain = false

  func run() throws {
    let spec = try spec.read()
    let files = try scenarios.read(names)
    guard files.count == 1 || plots.states == nil && plots.sequence == nil else {
      throw ValidationError("'--states' and '--sequence' plot one scenario, not \(files.count)")
    }
    var failed = false
    for (index, (path, scenario)) in files.enumerated() {
      let view = try view(of: scenario)
      let play = scenario.play(latency: options.latency?.duration, seed: seed, on: spec)
      try plot(play, view)
      switch format {
      case .ladder:
        let ladder = play.ladder(options.style(explains: explain), view: view)
        write((index > 0 ? "\n\n" : "") + ladder, to: .standardOutput)
      case .svg: write(play.ladderSVG(explains: explain, view: view), to: .standardOutput)
      case .mermaid: write(play.mermaid(explains: explain, view: view), to: .standardOutput)
      case .json: write(play.jsonLines(), to: .standardOutput)
      }
      if let pcap { try writeCaptures(of: play, to: pcap) }
      for failure in play.failures {
        write(failure.rendered(path: path), to: .standardError)
        failed = true
      }
    }
    if failed { throw ExitCode(1) }
  }

  private func plot(_ play: Play, _ view: LadderView) throws {
    if let path = plots.sequence {
      guard let plot = play.sequencePlot(view, reversed: plots.reverse) else {
        throw ValidationError("'--sequence' finds no such connection in \(play.scenario.name)")
      }
      try plots.writePlot(plot.svg(), to: path)
    }
    if let path = plots.states { try plots.writePlot(play.statePlot(view).svg(), to: path) }
  }

  private func writeCaptures(of play: Play, to folder: String) throws {
    do {
      try CaptureFile.makeFolder(folder)
      for (host, packets) in play.captures() {
        let path = "\(folder)/\(play.scenario.name)-\(host).pcap"
        try CaptureFile.write(try packets.captureFile(), to: path)
      }
    } catch {
      write("error: \(error)\n", to: .standardError)
      throw ExitCode(1)
    }
  }

  private func view(of scenario: Scenario) throws -> LadderView {
    guard let between else { return LadderView(connection: connection) }
    let names = between.split(separator: ",").map(String.init)
    let known = scenario.hosts.map(\.name)
    guard names.count == 2, names[0] != names[1], names.allSatisfy(known.contains) else {
      throw ValidationError("'--between' takes two of the hosts: \(known.joined(separator: ", "))")
    }
    return LadderView(left: names[0], right: names[1], connection: connection)
  }
}
