import EnumatonSpec
import Foundation
import Testing

@testable import EnumatonVerify

@Suite struct ComposedExplorationTests {
  @Test("Over a network that keeps everything, a request is answered in four states")
  func request() throws {
    let result = try Pair.request().explored()
    #expect(result.findings.map(\.message) == [])
    #expect(result.isComplete)
    #expect(result.states == 4)
    #expect(result.transitions == 3)
    #expect(
      result.jointStates == [
        "client.READY and server.IDLE", "client.WAITING and server.IDLE", "client.DONE and server.IDLE",
      ])
  }

  @Test("Where the request can be lost, the client waits for ever: a deadlock with its shortest run")
  func deadlock() throws {
    let result = try Pair.request(channel: "loses: 1").explored()
    #expect(result.findings.map(\.kind) == [.deadlock])
    #expect(result.findings[0].message == "nothing can happen any more in client.WAITING and server.IDLE")
    #expect(
      result.findings[0].run == [
        "client: start → WAITING, sends ask", "network loses ask on its way to server",
      ])
  }

  @Test("Asking again mends that, but brings answers that nobody waits for")
  func unhandled() throws {
    let timer = "timers: { again: { after: 1s, attempts: 1 } }"
    let again =
      "  - { from: WAITING, on: again, do: ask }\n  - { from: WAITING, on: again.exhausted, to: DONE }"
    let result = try Pair.request(channel: "loses: 1", back: "capacity: 2", client: again, timer: timer)
      .explored()
    #expect(result.findings.map(\.kind) == [.unhandledReception])
    #expect(result.findings[0].message == "client has no answer to answer in DONE")
    #expect(result.findings[0].run.last == "network delivers answer to client → no answer in DONE")
    #expect(result.findings[0].run.count == 5)
    let ignoring = again + "\n  - { from: DONE, on: answer, ignore: true }"
    let mended = try Pair.request(channel: "loses: 1", back: "capacity: 2", client: ignoring, timer: timer)
      .explored()
    #expect(mended.findings.map(\.message) == [])
  }

  @Test("A goal that cannot be reached and a state that must not be are told where they are claimed")
  func goals() throws {
    let server = """
      machine: Server
      events: [ask]
      effects: [answer]
      states: [ANSWERED, IDLE]
      transitions:
        - { from: ANSWERED, on: ask, do: answer }
      """
    let result = try Pair.request(server: server).explored()
    #expect(result.findings.map(\.kind) == [.brokenNever, .unreachableGoal])
    #expect(result.findings.map(\.range?.start.line) == [17, 16])
    #expect(result.findings[0].run == [])
  }

  @Test("With duplicates, more comes than the channel back has room for")
  func overflow() throws {
    let result = try Pair.request(channel: "duplicates: 1\n    capacity: 2").explored()
    let overflow = try #require(result.findings.first { $0.kind == .overflow })
    #expect(overflow.message == "answer finds channel 'back' full")
    #expect(overflow.run.count == 4)
    #expect(overflow.range?.start.line == 10)
  }

  @Test("A sender that waits for room overflows nothing")
  func waiting() throws {
    var pair = Pair.request(channel: "duplicates: 1\n    capacity: 2")
    pair.compose = pair.compose.replacing(
      "    to: client\n", with: "    to: client\n    full: waits\n")
    #expect(try !pair.explored().findings.contains { $0.kind == .overflow })
  }

  @Test("Order is kept unless the channel says otherwise", arguments: ["false", "1", "true"])
  func order(reorders: String) throws {
    let pair = Pair(
      compose: """
        compose: Order
        endpoints: { left: left.yaml, right: right.yaml }
        channels:
          line:
            from: left
            to: right
            capacity: 2
            reorders: \(reorders)
            messages: [{ effect: first, event: first }, { effect: second, event: second }]
        outside: { left: [{ event: go, times: 1 }] }
        never: [right.WRONG]
        ends: [right.RIGHT or right.WRONG]
        """,
      machines: [
        """
        machine: Left
        events: [go]
        effects: [first, second]
        states: [ONLY]
        transitions: [{ from: ONLY, on: go, do: [first, second] }]
        """,
        """
        machine: Right
        events: [first, second]
        states: [START, HALF, RIGHT, WRONG]
        transitions:
          - { from: START, on: first, to: HALF }
          - { from: START, on: second, to: WRONG }
          - { from: HALF, on: second, to: RIGHT }
          - { from: WRONG, on: first, ignore: true }
        """,
      ])
    let result = try pair.explored()
    #expect(result.findings.map(\.kind) == (reorders == "false" ? [] : [.brokenNever]))
    #expect(
      result.findings.map(\.run)
        == (reorders == "false"
          ? []
          : [
            ["left: go → stays in ONLY, sends first and second", "network delivers second to right → WRONG"]
          ]))
  }

  @Test("Flags of the same name are passed on; other facts are always so, never, or tried both ways")
  func facts() throws {
    func pair(_ facts: String) -> Pair {
      Pair(
        compose: """
          compose: Facts
          endpoints: { left: left.yaml, right: right.yaml }
          channels:
            line:
              from: left
              to: right
              messages: [{ effect: put, event: put, facts: \(facts) }]
          outside: { left: [{ event: go, times: 1 }] }
          goals: [right.A, right.B, right.C]
          ends: [left.ONLY]
          """,
        machines: [
          """
          machine: Left
          flags: [X]
          events: [go]
          effects: { put: { carries: [X] } }
          states: [ONLY]
          transitions: [{ from: ONLY, on: go, do: { put: [X] } }]
          """,
          """
          machine: Right
          flags: [X, fits]
          events: { put: { carries: [X, fits] } }
          states: [START, A, B, C]
          transitions:
            - { from: START, on: put, when: X and fits, to: A }
            - { from: START, on: put, when: X, to: B }
            - { from: START, on: put, to: C }
            - { from: any, on: put, ignore: true }
          """,
        ])
    }
    func unreached(_ facts: String) throws -> [String] { try pair(facts).explored().findings.map(\.message) }
    #expect(
      try unreached("{ fits: always }") == ["'right.B' is never reached", "'right.C' is never reached"])
    #expect(try unreached("{ fits: never }") == ["'right.A' is never reached", "'right.C' is never reached"])
    #expect(try unreached("{ fits: any }") == ["'right.C' is never reached"])
    // What the effect says of X counts, whatever is assumed.
    #expect(try unreached("{ X: never, fits: any }") == ["'right.C' is never reached"])
  }

  @Test("Events that are deferred are answered later")
  func deferral() throws {
    let server = """
      machine: Server
      events: [ask]
      effects: [answer]
      timers: { warm: 1s }
      states: { COLD: { timers: [warm] }, IDLE: {}, ANSWERED: {} }
      transitions:
        - { from: COLD, on: ask, defer: true }
        - { from: COLD, on: warm, to: IDLE }
        - { from: IDLE, on: ask, do: answer }
      """
    #expect(try Pair.request(server: server).explored().findings.map(\.message) == [])
  }

  @Test("A bound that is reached is told, and what rests on having seen all is not")
  func bound() throws {
    let result = try Pair.request().explored(limit: 2)
    #expect(!result.isComplete)
    #expect(result.states == 2)
    #expect(result.findings.map(\.kind) == [])
  }

  @Test("Threads change nothing", arguments: [2, 5])
  func threads(count: Int) throws {
    let pair = Pair.request(channel: "loses: true\n    duplicates: 3\n    capacity: 3")
    let (one, many) = (try pair.explored(), try pair.explored(threads: count))
    #expect(one.states == many.states && one.transitions == many.transitions)
    #expect(one.findings.map(\.run) == many.findings.map(\.run))
    #expect(one.jointStates == many.jointStates)
  }
}

@Suite struct CompositionProblems {
  @Test(
    "What is wrong with a composition is told where it stands",
    arguments: [
      ("from: client", "from: clinet", "5:11 no endpoint is called 'clinet'"),
      ("from: client", "from: server", "4:3 a channel leads from one endpoint to the other"),
      ("effect: ask", "effect: aks", "8:26 no effect is called 'aks'"),
      ("event: ask", "event: asks", "8:38 no event is called 'asks'"),
      ("to: server", "to: server\n    lose: 1", "7:5 a channel has no key 'lose'"),
      ("to: server", "to: server\n    loses: often", "7:12 'loses' is a whole number from 1 to 255"),
      ("to: server", "to: server\n    capacity: 0", "7:15 'capacity' is a whole number from 1 to 12"),
      ("times: 1", "times: -1", "15:35 'times' is a whole number from 1 to 255"),
      ("client.DONE and server.IDLE", "client.DONE and", "16:9 a name is missing at the end"),
      (
        "client.DONE and server.IDLE", "client.DUNE",
        "16:9 the machine of 'client' has no state, held flag or timer 'DUNE'"
      ),
      (
        "client.DONE and server.IDLE", "DONE",
        "16:9 'DONE' is of neither endpoint; write 'client' or 'server', a point, and a state, held flag or timer"
      ),
      ("compose: Request", "summary: x", "1:1 a composition needs 'compose'"),
      (", server: server.yaml", "", "2:12 a composition has two endpoints, not 1"),
    ])
  func problem(old: String, new: String, problem: String) throws {
    var pair = Pair.request()
    let range = try #require(pair.compose.range(of: old))
    pair.compose.replaceSubrange(range, with: new)
    #expect(try pair.problems().first == problem)
  }

  @Test("Everything that is wrong is told at once") func all() throws {
    var pair = Pair.request()
    pair.compose = pair.compose.replacing("goals:", with: "goal:").replacing(
      "effect: ask", with: "effect: aks")
    #expect(try pair.problems().count == 2)
  }

  @Test("A state that is too large is an error, not a guess")
  func tooLarge() throws {
    let pair = Pair.request(channel: "loses: 255\n    duplicates: 255\n    reorders: 255\n    capacity: 2")
    let result = explore(try pair.composition(), limit: 10)
    #expect(result.exploration == nil)
    #expect(result.diagnostics.map(\.code) == [.tooComplex])
  }

  @Test(
    "Any text is read without a trap",
    arguments: ["", "x", "[1]", "compose: A\nendpoints: 1", "a: [", "\u{0}"])
  func nonsense(text: String) { #expect(ComposeFile.read(Array(text.utf8)).file == nil) }
}
