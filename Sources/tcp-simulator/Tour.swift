import ArgumentParser
import TCPSimulator

/// `tcp-simulator tour`, and `tcp-simulator` alone.
struct Tour: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows how a connection opens and closes, step by step.")

  @OptionGroup var options: LadderOptions

  func run() throws {
    let style = options.style(explains: true)
    var failed = false
    for name in ["three-way-handshake", "four-way-close"] {
      guard let scenario = Scenario.named(name) else { continue }
      let play = scenario.play(latency: options.latency.duration)
      write(play.ladder(style) + "\n\n", to: .standardOutput)
      failed = failed || !play.failures.isEmpty
    }
    write(
      """
      More to see: tcp-simulator list names the scenarios, tcp-simulator run NAME plays one,
      and tcp-simulator run simultaneous-close --explain is a good one to go on with.

      """, to: .standardOutput)
    if failed { throw ExitCode(1) }
  }
}
