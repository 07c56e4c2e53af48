import ArgumentParser
import TCPSimulator

/// `tcp-simulator bench`
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Opens, uses and closes many connections, and prints how fast in one line of JSON.",
    discussion: """
      10 new connections in each millisecond of virtual time, 100 octets each, under the profile linux: each waits \
      60 s in TIME_WAIT. A connection has two ends; 'live_peak' counts ends.
      """)

  @Option(help: "How many connections.")
  var connections = 10_000

  @Option(help: "How many of a hundred segments are lost, such as 0.5.")
  var loss: Percentage?

  @Option(help: "What the random numbers begin with.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...100_000_000).contains(connections) else {
      throw ValidationError("'--connections' must be between 1 and 100000000")
    }
  }

  func run() {
    let progress = Progress("connections")
    let bench = TCPSimulator.Bench(connections: connections, loss: loss?.probability ?? .never, seed: seed)
    let report = bench.run { progress.show($0) }
    progress.clear()
    write(report.json, to: .standardOutput)
  }
}

/// A percentage as it is written: `0.5` or `0.5%`.
struct Percentage: ExpressibleByArgument {
  var probability: Probability

  init?(argument: String) {
    guard let probability = Probability(percentage: argument.hasSuffix("%") ? argument : argument + "%")
    else {
      return nil
    }
    self.probability = probability
  }
}
