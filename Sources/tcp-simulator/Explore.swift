import ArgumentParser
import TCPRuntime
import TCPSimulator

/// `tcp-simulator explore`
struct Explore: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Tries out everything two hosts and a bad network can do, in every order.",
    discussion: """
      The client opens and closes, the server listens and closes; segments are overtaken, and some lost or duplicated; \
      any timer that runs may expire next. Exits with 1 if there is a dead end or an undefined answer, or if the bound \
      on states is reached.
      """)

  @Option(help: "Octets that the client sends before it closes.")
  var send = 0

  @Flag(help: "Both open actively at once, instead of one of them listening.")
  var simultaneous = false

  @Option(help: "Segments on the way to each host at once; what finds no room is lost.")
  var capacity = 2

  @Option(help: "Segments lost in the whole run.")
  var losses = 1

  @Option(help: "Segments duplicated in the whole run.")
  var duplicates = 1

  @Option(help: "How often a segment is sent again before a host gives up.")
  var retries = 1

  @Option(help: "How many states to keep at the most.")
  var limit = 20_000_000

  @Option(help: "How many threads share the work; the result is the same.")
  var threads = 1

  @Option(help: "Text, or one line of JSON.")
  var format = Format.text

  func validate() throws {
    guard limit > 0, (1...256).contains(threads), capacity > 0, send >= 0, losses >= 0, duplicates >= 0,
      retries >= 0
    else { throw ValidationError("Bounds are not below zero; states, threads and capacity at least 1.") }
  }

  func run() throws {
    let text: [UserCall] = send > 0 ? [.send(send)] : []
    let reading: [UserCall] = send > 0 ? [.receive(send)] : []
    let circumstances = Circumstances(
      clientCalls: [.activeOpen] + text + [.close],
      serverCalls: [simultaneous ? .activeOpen : .passiveOpen] + reading + [.close], capacity: capacity,
      losses: losses, duplicates: duplicates, retries: retries)
    let start = ContinuousClock.now
    guard let exploration = ConnectionExploration(circumstances, limit: limit, threads: threads) else {
      throw ValidationError("The capacity is 5 at the most, losses and duplicates 31.")
    }
    let elapsed = ContinuousClock.now - start
    write(format == .text ? exploration.text() : exploration.json(elapsed: elapsed), to: .standardOutput)
    if !exploration.findings.isEmpty || !exploration.isComplete { throw ExitCode(1) }
  }
}
