import EnumatonSpec
import Testing

import EnumatonSpec
@testable import TCPSimulator

@Suite struct ScenarioTextTests {
  /// What is written reads as what it was: it is written the same again, and plays the same.
  private func expectSame(_ scenario: Scenario) throws {
    let text = scenario.text(heading: ["Written by a test."])
    let (read, diagnostics) = Scenario.read(Array(text.utf8))
    let again = try #require(read, "\(diagnostics.map { $0.rendered(path: "written") })\n\(text)")
    #expect(again.text(heading: ["Written by a test."]) == text)
    #expect(again.hosts == scenario.hosts && again.network == scenario.network)
    #expect(again.links == scenario.links && again.faults == scenario.faults)
    let (play, replay) = (scenario.play(), again.play())
    #expect(play.records == replay.records)
    #expect(play.failures.map(\.message) == replay.failures.map(\.message))
  }

  @Test(arguments: Scenario.all.map(\.name))
  func aScenarioFileIsWrittenAsItWasRead(name: String) throws {
    let scenario = try #require(Scenario.named(name))
    try expectSame(scenario)
    let again = try #require(Scenario.read(Array(scenario.text().utf8)).scenario)
    #expect(again.script.map(\.time) == scenario.script.map(\.time))
    #expect(again.expectations.count == scenario.expectations.count)
  }

  @Test(arguments: 0..<30)
  func aRandomScheduleIsWrittenAsItIs(seed: UInt64) throws {
    let scenario = Scenario.random(seed: seed)
    try expectSame(scenario)
    let again = try #require(Scenario.read(Array(scenario.text().utf8)).scenario)
    #expect(again.script.map(\.step) == scenario.script.map(\.step))
    #expect(again.expectations.map(\.claim) == scenario.expectations.map(\.claim))
    #expect(again.title == scenario.title && again.summary == scenario.summary && again.seed == scenario.seed)
  }

  @Test(
    arguments: [
      "network: { bandwidth: 56.5kbit, queue: 100, loss: 0.25%, corruption: 1% }",
      "links: [{ from: a, to: b, reordering: 5%, reordering-delay: 1500us, latency: 2h }]",
      "faults: [{ drop: { from: a, kind: SYN, number: all } }, { duplicate: { from: b, by: 5s } }]",
    ])
  func partsAreWritten(part: String) throws {
    let text = """
      name: n
      title: "A \\"title\\": with a \\\\"
      summary: S
      seed: 7
      hosts: { a: { profile: linux, user-timeout: 9s, orphan-fin-wait-2: none, ports: 5-9, mss: 9 }, b: }
      \(part)
      steps:
        - listen: { at: b:80, backlog: 2, cookies: true, accept: by-step, application: { sends: 5, closes: after-peer } }
        - open: { from: a:7, to: b:80, name: one, iss: 9, application: echo }
        - at: 1s
          settle: all
        - accept: b:80
        - inject: { from: 10.0.9.9:5, to: b:80, flags: [SYN, FIN], seq: 9, length: 3, window: 2, takes: 0s }
        - inject: { from: b:80, to: a/one, flags: ACK }
      """
    // The last step is wrong on purpose: it shows that the reader looks.
    #expect(Scenario.read(Array(text.utf8)).scenario == nil)
    let right =
      text.replacing("to: a/one, flags: ACK", with: "to: a:7, flags: ACK, seq: RCV.NXT + 1, ack: SND.UNA - 1")
        + """

          - keepalive: { a/one: true }
          - until: { a: ESTABLISHED }
          - expect: { states: { b: ESTABLISHED }, live: none, signals: { a: [connected] } }
          - chapter: "the end: now"
          - crash: b
          - reboot: b
          - close-listener: b:80
        expect:
          exchange: [{ from: a, flags: [], seq: 9, ack: 0, length: 1, window: 3 }]
          drops: { a: { no such host: 1 } }
          counts: { a: { ESTABLISHED: 3 } }
          refusals: { a: 4 }
          invariants: [nobody-is-stuck, everything-arrives]
        """
    let (read, diagnostics) = Scenario.read(Array(right.utf8))
    try expectSame(try #require(read, "\(diagnostics.map { $0.rendered(path: "right") })"))
  }
}
