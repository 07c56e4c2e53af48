import EnumatonRuntime
import TCPRuntime
import Testing

@testable import TCPSimulator

@Suite struct ScenarioTests {
  @Test("Every scenario file can be read without a complaint", arguments: Scenario.folder.names)
  func files(name: String) {
    let file = ScenarioFile(path: Scenario.folder.file(name))
    #expect(file.diagnostics == [])
    #expect(file.scenario?.name == name)
  }

  @Test("What a scenario promises comes true", arguments: Scenario.all)
  func expectations(scenario: Scenario) {
    #expect(scenario.play().failures == [])
  }

  @Test("It comes true on fast and slow networks too", arguments: Scenario.basic)
  func latencies(scenario: Scenario) {
    for latency in [Duration.nanoseconds(1), .microseconds(250), .milliseconds(80)] {
      #expect(scenario.play(latency: latency).failures == [])
    }
    #expect(!scenario.expectations.isEmpty)
  }

  @Test("Playing a scenario again is the same play, byte for byte", arguments: Scenario.all)
  func determinism(scenario: Scenario) {
    let first = scenario.play()
    let second = scenario.play()
    #expect(first == second)
    #expect(first.jsonLines() == second.jsonLines())
    #expect(first.ladder() == second.ladder())
  }

  @Test("A wrong expectation is found out and told in a line")
  func wrongExpectations() throws {
    var scenario = try #require(Scenario.named("three-way-handshake"))
    scenario.expectations = [
      Expectation(.path("client", [.closed, .synSent, .closed])),
      Expectation(.path("server", [.closed, .listen, .synReceived, .established])),
      Expectation(.sends("server", .synAck, 2)),
    ]
    #expect(
      scenario.play().failures.map(\.message) == [
        "client goes CLOSED → SYN_SENT → ESTABLISHED, not CLOSED → SYN_SENT → CLOSED",
        "server sends 1 × SYN-ACK, not 2",
      ])
  }

  @Test("A script that waits for what never comes ends, and says so")
  func unreachableState() {
    let scenario = Scenario(
      name: "vain", title: "Vain", summary: "Nobody calls.", hosts: Scenario.pair,
      script: [.listen, .until([EndState("server", .established)]), .open], expectations: [])
    let play = scenario.play()
    #expect(play.failures.map(\.message) == ["server stays in LISTEN, never in ESTABLISHED"])
    let hosts = Set(play.records.map(\.host))
    #expect(hosts == ["server"])
  }

  @Test("Without the faults, the last ACK is not lost and the FINs do not cross")
  func withoutFaults() throws {
    for name in ["lost-final-ack", "simultaneous-close"] {
      var scenario = try #require(Scenario.named(name))
      scenario.faults = []
      #expect(scenario.play().failures != [])
    }
  }

  @Test("A connection attempt that gets no answer is given up at last")
  func noAnswer() {
    let scenario = Scenario(
      name: "silence", title: "Silence", summary: "Every SYN is lost.", hosts: Scenario.pair,
      faults: [Fault(.drop, "client", .syn, number: nil)],
      script: [.open, .until([EndState("client", .closed)])],
      expectations: [
        .path("client", [.closed, .synSent, .closed]), .path("server", [.closed]), .nothingLive,
      ])
    let play = scenario.play()
    #expect(play.failures == [])
    let drops = play.records.count { if case .drop = $0.event { true } else { false } }
    #expect(drops > 3)
  }
}

@Suite struct FaultTests {
  /// Who receives what, when, in a handshake with one fault.
  private func arrivals(_ fault: Fault, _ rest: [Step] = []) -> [String] {
    let scenario = Scenario(
      name: "faulty", title: "", summary: "", hosts: Scenario.pair, faults: [fault],
      script: [.listen, .open, .settle] + rest, expectations: [])
    return scenario.play().records.compactMap { record in
      guard case .receive(let segment, _) = record.event else { return nil }
      let time = (record.time - .origin) / .milliseconds(1)
      return "\(Int(time)) \(record.host) \(segment.text)"
    }
  }

  @Test("A delayed segment arrives so much later")
  func delay() {
    #expect(
      arrivals(Fault(.delay(.milliseconds(100)), "server", .synAck)) == [
        "10 server SYN seq=100", "120 client SYN,ACK seq=300 ack=101", "130 server ACK seq=101 ack=301",
      ])
  }

  @Test("A dropped segment never arrives; the next of its kind does")
  func drop() {
    let arrived = arrivals(Fault(.drop, "client", .syn), [.wait(.milliseconds(1100))])
    #expect(arrived.first == "1010 server SYN seq=100")
    #expect(arrived.count == 3)
  }

  @Test("A duplicated segment arrives twice, the second time so much later")
  func duplicate() {
    #expect(
      arrivals(Fault(.duplicate(after: .milliseconds(25)), "client", .ack)) == [
        "10 server SYN seq=100", "20 client SYN,ACK seq=300 ack=101", "30 server ACK seq=101 ack=301",
        "55 server ACK seq=101 ack=301",
      ])
  }

  @Test("A held segment waits halfway until it is released")
  func hold() {
    let fault = Fault(.hold, "client", .ack)
    #expect(arrivals(fault).count == 2)
    #expect(arrivals(fault, [.wait(.milliseconds(80)), .release(["server"]), .settle]).count == 2)
    #expect(
      arrivals(fault, [.wait(.milliseconds(80)), .release(["client"]), .settle]).last
        == "105 server ACK seq=101 ack=301")
  }

  @Test("A fault waits for its turn")
  func number() {
    #expect(arrivals(Fault(.drop, "client", .any, number: 2)).count == 2)
    #expect(arrivals(Fault(.drop, "client", .any, number: 3)).count == 3)
  }
}
