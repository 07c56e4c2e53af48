import Testing

@testable import EnumatonSpec

@Suite struct ReaderTests {
  static let trafficLight = """
    machine: TrafficLight
    timers:
      dwell: 30s
      caution: 3s
    states:                       # the first state is the initial one unless another says so
      red:   { timers: [dwell] }  # runs while in the state: started on entry, stopped on exit
      green: { timers: [dwell] }
      amber: { timers: [caution] }
    transitions:
      - { from: red,   on: dwell,   to: green }
      - { from: green, on: dwell,   to: amber }
      - { from: amber, on: caution, to: red }
    """

  static let wholeLanguage = """
    enumaton: 1
    unhandled: error
    transitions:
      - from: LISTEN
        on: segment
        when: SYN and not (ACK or RST)
        to: SYN_RECEIVED
        do:
          - send: [ACK, SYN]
          - start: retransmission
            set: passive
          - connected
        label: rcv SYN / snd SYN,ACK
        tags: [client, server]
      - { from: OPEN, on: [abort, retransmission.exhausted], to: CLOSED, do: { stop: all } }
      - { from: any, on: segment, when: passive, ignore: true }
      - { from: [CLOSED, LISTEN], on: abort, reject: noConnection }
      - from: any
        on: deliver
        do: receive
        summary: >
          Data arrives
          and is handed on.
    machine: Connection
    summary: |
      A connection.
    constants:
      MSL: 30s
      retries: { value: 2 * 3 - 1, summary: how often }
      long: (MSL + 500ms) / 2 * retries
    flags:
      - SYN
      - ACK: acknowledges
      - RST
      - passive: { held: true, summary: opened passively }
    events:
      segment: { carries: [SYN, ACK, RST] }
      abort:
      deliver: { payload: { data: "[UInt8]" } }
    timers:
      timeWait: 2 * MSL
      retransmission: { after: 0.5s, attempts: retries, backoff: 1.5, limit: 1min }
    effects:
      connected: the handshake is done
      send: { carries: [SYN, ACK, RST] }
      receive: { payload: { data: "[UInt8]" } }
    rejections: { noConnection: there is no connection }
    states:
      CLOSED: { final: true }
      LISTEN: waits for a SYN
      OPEN:
        initial: ESTABLISHED
        entry: connected
        states:
          SYN_RECEIVED: { timers: [retransmission] }
          ESTABLISHED:
    diagram:
      direction: right
      styles: { client: bold, server: dashed }
    """

  static func read(_ text: String) throws -> Machine {
    let result = readSpec(Array(text.utf8))
    for diagnostic in result.diagnostics {
      Issue.record(Comment(rawValue: diagnostic.rendered(path: "spec.yaml")))
    }
    return try #require(result.machine)
  }

  @Test func `a small machine is read whole`() throws {
    let machine = try Self.read(Self.trafficLight)
    #expect(machine.name.text == "TrafficLight")
    #expect(machine.states.map(\.name.text) == ["red", "green", "amber"])
    #expect(machine.timers.map(\.after) == [30_000_000_000, 3_000_000_000])
    #expect(machine.transitions.count == 3)
    #expect(machine.transitions[1].source == .states([Identifier(1)]))
    #expect(machine.transitions[1].triggers == [.timer(Identifier(0))])
    #expect(machine.transitions[1].answer == .move(to: Identifier(2)))
  }

  @Test func `the whole language is read`() throws {
    let machine = try Self.read(Self.wholeLanguage)
    #expect(machine.unhandledIsError)
    #expect(
      machine.constants.map(\.value) == [.duration(30_000_000_000), .integer(5), .duration(76_250_000_000)])
    #expect(machine.timers[1].after == 500_000_000)
    #expect(machine.timers[1].attempts == 5)
    #expect(machine.timers[1].backoff == Ratio(3, 2))
    #expect(machine.states.map(\.name.text) == ["CLOSED", "LISTEN", "OPEN", "SYN_RECEIVED", "ESTABLISHED"])
    #expect(machine.states[2].initial == Identifier(4))
    #expect(machine.transitions[0].conditionText == "SYN and not (ACK or RST)")
    #expect(
      machine.transitions[0].actions.map { machine.text(of: $0) } == [
        "send SYN ACK", "start retransmission", "set passive", "connected",
      ])
    #expect(machine.transitions[1].actions == [.stopAll])
    #expect(machine.transitions[4].summary == "Data arrives and is handed on.")
    #expect(machine.diagram.direction == .right)
  }

  @Test(arguments: [
    "[push, pull]", "{ push: , pull: }", "{ push, pull }",
    "{ push: someone pushes, pull: { summary: or pulls } }",
    "[push: someone pushes, pull]", "[push, pull: { summary: or pulls }]", "\n  push:\n  pull: ~",
    "\n  - push\n  - pull:\n      summary: or pulls", "{ push: { carries: [] }, pull: { payload: } }",
  ])
  func `a section has three forms, and they mix`(events: String) throws {
    let machine = try Self.read("machine: M\nevents: \(events)\nstates: [a]")
    #expect(machine.events.map(\.name.text) == ["push", "pull"])
  }

  @Test(arguments: [
    "yes", "no", "on", "off", "y", "n", "Yes", "NO", "default", "self", "été", "状態", "_x", "a-b", "\"null\"",
  ])
  func `this is a name`(name: String) throws {
    let machine = try Self.read(
      """
      machine: M
      events: [\(name)]
      flags: [\(name)]
      states: [\(name), other]
      transitions:
        - { from: \(name), on: \(name), to: other }
        - { from: other, on: \(name), to: \(name) }
      """)
    #expect(machine.states[0].name.text == name.filter { $0 != "\"" })
    #expect(machine.transitions.map(\.answer) == [.move(to: Identifier(1)), .move(to: Identifier(0))])
  }

  @Test func `a name is the same name however its accents are encoded`() throws {
    let machine = try Self.read(
      "machine: M\nevents: [e]\nstates: [caf\u{E9}, b]\ntransitions: [{ from: cafe\u{301}, on: e, to: b }]")
    #expect(machine.transitions[0].source == .states([Identifier(0)]))
  }

  @Test func `a list of one needs no brackets`() throws {
    let machine = try Self.read(
      """
      machine: M
      flags: [f, { h: { held: true } }]
      events: { e: { carries: f } }
      timers: { t: 1s }
      effects: { x: { carries: f } }
      states: { a: { timers: t, tags: red } }
      transitions:
        - { from: a, on: e, do: { x: f }, tags: blue }
        - { from: a, on: e, do: { start: t, stop: [t], set: h, x: } }
      """)
    #expect(machine.states[0].timers == [Identifier(0)])
    #expect(machine.states[0].tags == ["red"])
    #expect(machine.transitions[0].tags == ["blue"])
    #expect(machine.transitions[0].actions == [.perform(Identifier(0), flags: [Identifier(0)])])
    #expect(
      machine.transitions[1].actions.map { machine.text(of: $0) } == ["start t", "stop t", "set h", "x"])
  }

  @Test func `states stand before the states inside them`() throws {
    let machine = try Self.read(
      """
      machine: M
      states:
        a:
          states:
            b: { states: [c, d], initial: d }
            e: { initial: true }
        f: { initial: true, final: true }
      """)
    #expect(machine.states.map(\.name.text) == ["a", "b", "c", "d", "e", "f"])
    #expect(machine.states.map { $0.parent?.index } == [nil, 0, 1, 1, 0, nil])
    #expect(machine.states[0].children == [Identifier(1), Identifier(4)])
    #expect(machine.states[0].initial == Identifier(4))
    #expect(machine.states[1].initial == Identifier(3))
    #expect(machine.initial == Identifier(5))
    #expect(machine.states[5].isFinal)
  }

  @Test func `carried and held flags count apart, 64 each`() throws {
    let carried = (0..<64).map { "c\($0)" }
    let held = (0..<64).map { "h\($0): { held: true }" }
    let machine = try Self.read(
      "machine: M\nflags: [\((carried + held).joined(separator: ", "))]\nstates: [a]\n"
        + "events: { e: { carries: [\(carried.joined(separator: ", "))] } }\n"
        + "transitions: [{ from: a, on: e, when: c63 and h63, ignore: true }]")
    #expect(machine.flags.map(\.bit) == Array(0..<64) + Array(0..<64))
  }

  @Test func `sections may stand in any order, and everything knows its place`() throws {
    let machine = try Self.read(Self.wholeLanguage)
    let lines = Self.wholeLanguage.split(separator: "\n", omittingEmptySubsequences: false)
    for name in machine.states.map(\.name) + machine.events.map(\.name) + machine.flags.map(\.name) {
      let line = lines[name.range.start.line - 1].unicodeScalars
      #expect(String(line.dropFirst(name.range.start.column - 1).prefix(name.text.count)) == name.text)
    }
    #expect(machine.transitions[0].range.start == SourcePosition(line: 4, column: 5))
    #expect(machine.transitions[1].range.start == SourcePosition(line: 15, column: 5))
  }

  @Test func `what is done has the order of the file, the flags of an effect that of their declaration`()
    throws
  {
    let machine = try Self.read(
      """
      machine: M
      flags: [SYN, ACK]
      events: [e]
      timers: { t: 1s, u: 2s }
      effects: { send: { carries: [ACK, SYN] } }
      states: [a]
      transitions:
        - { from: a, on: e, do: [{ stop: [u, t] }, { send: [ACK, SYN] }, send, { start: t }, stop: all] }
      """)
    #expect(
      machine.transitions[0].actions.map { machine.text(of: $0) } == [
        "stop u", "stop t", "send SYN ACK", "send", "start t", "stop all",
      ])
  }

  @Test func `texts lose the white space at their ends only`() throws {
    let machine = try Self.read(
      "machine: M\nsummary: |\n  one\n\n    two\nstates: { a: '  three  ', b: { summary: 4 }, c: \"\" }\n")
    #expect(machine.summary == "one\n\n  two")
    #expect(machine.states.map(\.summary) == ["three", "4", ""])
  }
}
