import EnumatonRuntime
import EnumatonSpec
import TCPRuntime
import Testing

@testable import TCPSimulator

/// What hosts do, told as scenarios.
@Suite struct HostTests {
  /// Plays a scenario with these hosts and what follows them; everything must be as it expects.
  private func expectPlay(
    hosts: String = "  client: { iss: 100, delayed-ack: none }\n  server: { iss: 300, delayed-ack: none }",
    _ rest: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = "name: test\ntitle: Test\nsummary: A test.\nhosts:\n\(hosts)\n\(rest)\n"
    let (scenario, diagnostics) = Scenario.read(Array(text.utf8))
    #expect(diagnostics == [], sourceLocation: sourceLocation)
    guard let scenario else { return }
    let failures = scenario.play().failures.map { "\($0.range?.start.line ?? 0): \($0.message)" }
    #expect(failures == [], sourceLocation: sourceLocation)
  }

  @Test("A listener keeps as many in SYN_RECEIVED as its backlog, and drops the SYNs beyond")
  func backlog() {
    expectPlay(
      """
      faults:
        - drop: { from: client, kind: ACK, number: all }
      steps:
        - listen: { at: server:80, backlog: 3 }
        - open: { from: client, to: server:80, count: 5, every: 1ms }
        - wait: 100ms
        - expect:
            counts: { server: { SYN_RECEIVED: 3 }, client: { ESTABLISHED: 3, SYN_SENT: 2 } }
            drops: { server: { backlog full: 2 } }
      """)
  }

  @Test("With SYN cookies, connections beyond the backlog come about nevertheless")
  func cookies() {
    expectPlay(
      """
      steps:
        - listen: { at: server:80, backlog: 0, cookies: true, application: echo }
        - open: { from: client, to: server:80, name: one, application: { sends: 10, closes: after-receiving } }
        - settle
        - expect: { states: { client: TIME_WAIT, server: CLOSED } }
      expect:
        paths: { server/one: [CLOSED, LISTEN, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT, LAST_ACK, CLOSED] }
        sends: { server: { SYN-ACK: 1, RST: 0 } }
      """)
  }

  @Test("An ACK that answers no cookie is reset")
  func forgedCookie() {
    expectPlay(
      """
      steps:
        - listen: { at: server:80, backlog: 0, cookies: true }
        - inject: { from: client:4000, to: server:80, flags: ACK, seq: 101, ack: 77 }
        - settle
      expect:
        exchange:
          - { from: client, flags: ACK, seq: 101, ack: 77 }
          - { from: server, flags: RST, seq: 77 }
          # And nobody at the client knows of it; a RST is not answered.
        live: none
      """)
  }

  @Test("What is established waits to be accepted; when the queue is full, neither SYN nor ACK gets in")
  func acceptQueue() {
    expectPlay(
      """
      steps:
        - listen: { at: server:80, backlog: 1, accept: by-step, application: closes-after-peer }
        - open: { from: client:4001, to: server:80, name: first }
        - wait: 100ms
        - open: { from: client:4002, to: server:80, name: second }
        - wait: 100ms
        - expect:
            states: { server/first: ESTABLISHED, server/second: CLOSED, client/second: SYN_SENT }
            drops: { server: { accept queue full: 1 } }
        - accept: server:80
        - wait: 2s
        - expect: { states: { client/second: ESTABLISHED } }
        - accept: server:80
        - close: [client/first, client/second]
        - settle
        - expect: { counts: { client: { TIME_WAIT: 2 } } }
        - accept: server:80
      expect:
        refusals: { server: 1 }
      """)
  }

  @Test("A host runs out of ephemeral ports, and has them again after TIME_WAIT")
  func ports() {
    expectPlay(
      hosts: "  client: { ports: 50000-50003, msl: 30s }\n  server:",
      """
      steps:
        - listen: { at: server:80, application: closes-after-peer }
        - listen: { at: server:81, application: closes-after-peer }
        - open: { from: client, to: server:80, count: 6, every: 1ms, application: { closes: after-sending } }
        - wait: 5s
        - expect:
            refusals: { client: 2 }
            counts: { client: { TIME_WAIT: 4 } }
        - open: { from: client, to: server:81 }
        - settle
        - expect: { states: { client: ESTABLISHED }, refusals: { client: 2 } }
        - wait: 61s
        - open: { from: client, to: server:80 }
        - settle
      expect:
        states: { client: ESTABLISHED }
        refusals: { client: 2 }
      """)
  }

  @Test("A port in use is refused")
  func portInUse() {
    expectPlay(
      """
      steps:
        - listen: server:80
        - listen: server:80
        - open: { from: client:4000, to: server:80 }
        - open: { from: client:4000, to: server:80 }
        - open: { from: client:4000, to: server:81 }
        - settle
      expect:
        refusals: { server: 1, client: 1 }
      """)
  }

  @Test(
    "Figure 10: after a crash the new SYN meets the old connection, and is answered, reset and tried again")
  func halfOpenRecovery() {
    expectPlay(
      """
      steps:
        - listen: server:80
        - open: { from: client:4000, to: server:80 }
        - settle
        - crash: client
        - wait: 1s
        - reboot: client
        - open: { from: client:4000, to: server:80, iss: 400 }
        - until: { client: ESTABLISHED }
        - settle
      expect:
        paths:
          client: [CLOSED, SYN_SENT, ESTABLISHED, CLOSED, SYN_SENT, ESTABLISHED]
          server: [CLOSED, LISTEN, SYN_RECEIVED, ESTABLISHED, CLOSED, LISTEN, SYN_RECEIVED, ESTABLISHED]
        segments:
          - { from: client, flags: SYN, seq: 400 }
          - { from: server, flags: ACK, seq: 301, ack: 101 }
          - { from: client, flags: RST, seq: 101 }
          - { from: client, flags: SYN, seq: 400 }
        signals: { server: [connected, reset, connected] }
      """)
  }

  @Test("A host that is down answers nothing")
  func down() {
    expectPlay(
      """
      steps:
        - listen: server:80
        - crash: server
        - open: { from: client, to: server:80 }
        - settle
      expect:
        states: { client: SYN_SENT }
        drops: { server: { host down: 1 } }
        sends: { server: { any: 0 } }
      """)
  }

  @Test("3.10.7.1: nobody answers with the reset that the sender will believe, and never answers a reset")
  func nobody() {
    expectPlay(
      """
      steps:
        - inject: { from: client:4000, to: server:80, flags: SYN, seq: 100, length: 0 }
        - settle
        - inject: { from: client:4001, to: server:80, flags: [], seq: 50, length: 7 }
        - settle
        - inject: { from: client:4002, to: server:80, flags: [ACK], seq: 50, ack: 900, length: 7 }
        - settle
        - inject: { from: client:4003, to: server:80, flags: [RST], seq: 50 }
        - settle
      expect:
        exchange:
          - { from: client, flags: SYN, seq: 100 }
          - { from: server, flags: [RST, ACK], seq: 0, ack: 101 }
          - { from: client, length: 7 }
          - { from: server, flags: [RST, ACK], seq: 0, ack: 57 }
          - { from: client, flags: ACK, ack: 900 }
          - { from: server, flags: RST, seq: 900 }
          - { from: client, flags: RST, seq: 50 }
      """)
  }

  @Test("A segment can count from the receiver's numbers")
  func relativeNumbers() {
    expectPlay(
      """
      steps:
        - listen: server:80
        - open: { from: client:4000, to: server:80 }
        - settle
        - inject: { from: client:4000, to: server:80, flags: RST, seq: RCV.NXT + 1 }
        - settle
        - expect: { states: { server: ESTABLISHED } }
        - inject: { from: client:4000, to: server:80, flags: RST, seq: RCV.NXT }
        - settle
      expect:
        states: { server: CLOSED }
        segments:
          - { from: client, flags: RST, seq: 102 }
          - { from: server, flags: ACK, seq: 301, ack: 101 }
          - { from: client, flags: RST, seq: 101 }
        signals: { server: [connected, reset] }
      """)
  }

  @Test("FIN_WAIT_2 is left by a peer that forgets to close; Linux gives an orphan up after a minute")
  func forgetful() {
    expectPlay(
      hosts: "  client: { profile: linux }\n  server: { profile: linux }",
      """
      steps:
        - listen: { at: server:80, application: forgets-to-close }
        - open: { from: client, to: server:80, count: 8, application: { sends: 100, closes: after-sending } }
        - wait: 50s
        - expect: { counts: { client: { FIN_WAIT_2: 8 }, server: { CLOSE_WAIT: 8 } } }
        - wait: 20s
      expect:
        counts: { client: { FIN_WAIT_2: 0 }, server: { CLOSE_WAIT: 8 } }
      """)
  }

  @Test("A proxy that closes first collects TIME_WAIT as a client and as a server")
  func proxy() {
    expectPlay(
      hosts: "  client:\n  proxy: { profile: linux }\n  backend:",
      """
      steps:
        - listen: { at: backend:8080, application: echo }
        - listen: { at: proxy:80, application: { relay: backend:8080, closes: after-receiving } }
        - open: { from: client, to: proxy:80, count: 20, every: 10ms, application: { sends: 100, closes: after-peer } }
        - wait: 5s
        - expect: { counts: { proxy: { TIME_WAIT: 40 }, client: { TIME_WAIT: 0 }, backend: { TIME_WAIT: 0 } } }
        - wait: 60s
      expect:
        live: none
      """)
  }

  @Test("A partition in one direction starves the other; once it heals, all arrives")
  func partition() {
    expectPlay(
      """
      steps:
        - listen: { at: server:80, application: reads }
        - open: { from: client, to: server:80 }
        - settle
        - partition: { from: server, to: client }
        - send: { client: 100 }
        - wait: 5s
        - expect: { states: { client: ESTABLISHED }, sends: { client: { data: 3 } } }
        - heal: { from: server, to: client }
        - wait: 60s
        - close: client
        - settle
      expect:
        states: { client: FIN_WAIT_2, server: CLOSE_WAIT }
      """)
  }

  @Test("A damaged segment is discarded by its receiver and sent again")
  func corruption() {
    expectPlay(
      """
      seed: 4
      network: { corruption: 100% }
      steps:
        - listen: server:80
        - open: { from: client, to: server:80 }
        - wait: 5ms
        - link: { from: client, to: server, corruption: 0% }
        - link: { from: server, to: client, corruption: 0% }
        - wait: 3s
      expect:
        states: { client: ESTABLISHED }
        drops: { server: { checksum: 1 } }
        sends: { client: { SYN: 2 } }
      """)
  }

  @Test("A call on a connection that is gone is refused")
  func goneConnection() {
    expectPlay(
      """
      steps:
        - open: { from: client, to: server:80 }
        - settle
        - send: { client: 10 }
        - close: client
      expect:
        states: { client: CLOSED }
        refusals: { client: 2 }
        signals: { client: [reset] }
      """)
  }

  @Test("A passive open for one peer goes back to LISTEN when the SYN was an old one, and can turn active")
  func passiveOpen() {
    expectPlay(
      """
      steps:
        - open: { from: server:80, to: client:4000, passive: true }
        - inject: { from: client:4000, to: server:80, flags: SYN, seq: 90 }
        - settle
        - expect: { states: { server: LISTEN } }
        - send: { server: 10 }
        - expect: { states: { server: SYN_SENT } }
      """)
  }
}
