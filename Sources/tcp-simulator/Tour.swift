import ArgumentParser
import TCPSimulator

/// `tcp-simulator tour`, and `tcp-simulator` alone.
struct Tour: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows how a connection opens and closes, step by step.")

  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var options: LadderOptions

  func run() throws {
    let style = options.style(explains: true)
    var failed = false
    for (path, scenario) in try scenarios.read(["three-way-handshake", "four-way-close"]) {
      let play = scenario.play(latency: options.latency?.duration)
      write(play.ladder(style) + "\n\n", to: .standardOutput)
      for failure in play.failures {
        write(failure.rendered(path: path), to: .standardError)
        failed = true
      }
    }
    write(
      """
      More to see: tcp-simulator list names the scenarios, tcp-simulator run NAME plays one,
      and tcp-simulator run simultaneous-close --explain is a good one to go on with.

      """, to: .standardOutput)
    if failed { throw ExitCode(1) }
  }
}
