import ArgumentParser
import TCPSimulator

/// `tcp-simulator flood`
struct Flood: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Floods a listener with SYNs, and prints what came of it in one line of JSON.",
    discussion: """
      1,000 SYNs in each millisecond of virtual time from addresses where nobody is; meanwhile an honest client tries \
      to connect ten times.
      """)

  @Option(help: "How many SYNs.")
  var syns = 1_000_000

  @Option(help: "How many connections may be in SYN_RECEIVED.")
  var backlog = 128

  @Flag(help: "Answer SYNs beyond the backlog with SYN cookies.")
  var cookies = false

  @Option(help: "What the random numbers begin with.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...1_000_000_000).contains(syns), (0...1_000_000).contains(backlog) else {
      throw ValidationError("'--syns' must be at least 1 and '--backlog' at most 1000000")
    }
  }

  func run() {
    let progress = Progress("SYNs")
    let flood = TCPSimulator.Flood(syns: syns, backlog: backlog, usesCookies: cookies, seed: seed)
    let report = flood.run { progress.show($0) }
    progress.clear()
    write(report.json, to: .standardOutput)
  }
}
