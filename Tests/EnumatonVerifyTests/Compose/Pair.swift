import EnumatonCheck
import EnumatonSpec
import Testing

@testable import EnumatonVerify

/// A composition of two machines given as text.
struct Pair {
  var compose: String
  var machines: [String]

  func composition() throws -> Composition {
    let read = ComposeFile.read(Array(compose.utf8))
    let file = try #require(read.file, "\(read.diagnostics.map(\.message))")
    let resolved = file.resolve(try checked())
    return try #require(resolved.composition, "\(resolved.diagnostics.map(\.message))")
  }

  func checked() throws -> [CheckedMachine] {
    try machines.map { text in
      let read = readSpec(Array(text.utf8))
      let machine = try #require(read.machine, "\(read.diagnostics.map(\.message))")
      return try #require(check(machine).machine)
    }
  }

  func explored(limit: Int = 100_000, threads: Int = 1) throws -> ComposedExploration {
    try #require(explore(try composition(), limit: limit, threads: threads).exploration)
  }

  /// All that is wrong with the file, as `line:column message`.
  func problems() throws -> [String] {
    let read = ComposeFile.read(Array(compose.utf8))
    guard let file = read.file else { return read.diagnostics.map(Self.line) }
    return file.resolve(try checked()).diagnostics.map(Self.line)
  }

  private static func line(_ diagnostic: Diagnostic) -> String {
    let start = diagnostic.range.start
    return "\(start.line):\(start.column) \(diagnostic.message)"
  }
}

extension Pair {
  /// One asks, the other answers; what the network does to that and what the client does about it is for
  /// the tests to say.
  static func request(
    channel: String = "", back: String = "", client: String = "", timer: String = "", server: String? = nil,
    end: String = ""
  ) -> Pair {
    Pair(
      compose: """
        compose: Request
        endpoints: { client: client.yaml, server: server.yaml }
        channels:
          there:
            from: client
            to: server
            \(channel)
            messages: [{ effect: ask, event: ask }]
          back:
            from: server
            to: client
            \(back)
            messages: [{ effect: answer, event: answer }]
        outside:
          client: [{ event: start, times: 1 }]
        goals: [client.DONE and server.IDLE]
        never: [client.READY and server.ANSWERED]
        ends: [client.DONE\(end)]
        """,
      machines: [
        """
        machine: Client
        events: [start, answer]
        effects: [ask]
        \(timer)
        states: { READY: {}, WAITING: { \(timer.isEmpty ? "" : "timers: [again]") }, DONE: {} }
        transitions:
          - { from: READY, on: start, to: WAITING, do: ask }
          - { from: WAITING, on: answer, to: DONE }
        \(client)
        """,
        server ?? """
          machine: Server
          events: [ask]
          effects: [answer]
          states: [IDLE, ANSWERED]
          transitions:
            - { from: IDLE, on: ask, do: answer }
          """,
      ])
  }
}
