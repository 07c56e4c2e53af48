import ArgumentParser
import TCPSimulator

/// How ladders are drawn and how long segments take.
struct LadderOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Option(help: "The time a segment takes from host to host. (default: the scenario's, else 10ms)")
  var latency: Latency?

  @Option(help: "The columns a ladder may take. (default: 100, or those of a narrower terminal)")
  var width: Int?

  func validate() throws {
    if let width, !(LadderStyle.leastWidth...1000).contains(width) {
      throw ValidationError("'--width' must be between \(LadderStyle.leastWidth) and 1000")
    }
  }

  func style(explains: Bool) -> LadderStyle {
    LadderStyle(
      width: width ?? min(Terminal.columns ?? 100, 100), ascii: ascii, color: Terminal.wantsColor,
      explains: explains)
  }
}

/// A latency as it is written: `10ms`, `0.5s`, `250us`.
struct Latency: ExpressibleByArgument {
  var duration: Duration

  init?(argument: String) {
    // A segment that takes no time would arrive before it is sent; one minute is longer than any path.
    guard let duration = Duration(text: argument), duration > .zero, duration <= .seconds(60) else {
      return nil
    }
    self.duration = duration
  }
}
