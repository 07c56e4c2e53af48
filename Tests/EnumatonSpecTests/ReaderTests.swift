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
        tags: [server]
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
}
