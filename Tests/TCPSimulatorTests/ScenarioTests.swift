import EnumatonRuntime
import TCPRuntime
import TCPSimulator
import Testing

@Suite struct ScenarioTests {
  @Test("What a scenario promises comes true", arguments: Scenario.all)
  func expectations(scenario: Scenario) {
    #expect(scenario.play().failures == [])
    #expect(!scenario.expectations.isEmpty)
  }

  @Test("It comes true on fast and slow networks too", arguments: Scenario.all)
  func latencies(scenario: Scenario) {
    for latency in [Duration.nanoseconds(1), .microseconds(250), .milliseconds(80)] {
      #expect(scenario.play(latency: latency).failures == [])
    }
  }

  @Test("Playing a scenario again is the same play, byte for byte", arguments: Scenario.all)
  func determinism(scenario: Scenario) {
    let first = scenario.play()
    let second = scenario.play()
    #expect(first == second)
    #expect(first.jsonLines() == second.jsonLines())
    #expect(first.ladder() == second.ladder())
  }

  @Test("Scenarios are found by their names, which are all different")
  func names() {
    #expect(Set(Scenario.all.map(\.name)).count == Scenario.all.count)
    for scenario in Scenario.all { #expect(Scenario.named(scenario.name) == scenario) }
    #expect(Scenario.named("no-such") == nil)
  }

  @Test("A wrong expectation is found out and told in a line")
  func wrongExpectations() throws {
    var scenario = try #require(Scenario.named("three-way-handshake"))
    scenario.expectations = [
      .path(.client, [.closed, .synSent, .closed]),
      .path(.server, [.closed, .listen, .synReceived, .established]),
      .sends(.server, .synAck, 2),
    ]
    #expect(
      scenario.play().failures == [
        "client goes CLOSED → SYN_SENT → ESTABLISHED, not CLOSED → SYN_SENT → CLOSED",
        "server sends 1 × SYN,ACK, not 2",
      ])
  }

  @Test("A script that waits for what never comes ends, and says so")
  func unreachableState() {
    let scenario = Scenario(
      name: "vain", title: "Vain", summary: "Nobody calls.",
      script: [
        .call(.server, .passiveOpen), .until(.server, .established), .call(.client, .activeOpen),
      ],
      expectations: [])
    let play = scenario.play()
    #expect(play.failures == ["server stays in LISTEN, never in ESTABLISHED"])
    let hosts = Set(play.records.map(\.host))
    #expect(hosts == [.server])
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
      name: "silence", title: "Silence", summary: "Every SYN is lost.",
      faults: (1...20).map { Fault(.drop, .client, .syn, number: $0) },
      script: [.call(.client, .activeOpen), .until(.client, .closed)],
      expectations: [.path(.client, [.closed, .synSent, .closed]), .path(.server, [.closed])])
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
      name: "faulty", title: "", summary: "", faults: [fault],
      script: [.call(.server, .passiveOpen), .call(.client, .activeOpen), .settle] + rest,
      expectations: [])
    return scenario.play().records.compactMap { record in
      guard case .receive(let segment, _) = record.event else { return nil }
      let time = (record.time - .origin) / .milliseconds(1)
      return "\(Int(time)) \(record.host.rawValue) \(segment.text)"
    }
  }

  @Test("A delayed segment arrives so much later")
  func delay() {
    #expect(
      arrivals(Fault(.delay(.milliseconds(100)), .server, .synAck)) == [
        "10 server SYN seq=100", "120 client SYN,ACK seq=300 ack=101", "130 server ACK seq=101 ack=301",
      ])
  }

  @Test("A dropped segment never arrives; the next of its kind does")
  func drop() {
    let arrived = arrivals(Fault(.drop, .client, .syn), [.wait(.milliseconds(1100))])
    #expect(arrived.first == "1010 server SYN seq=100")
    #expect(arrived.count == 3)
  }

  @Test("A held segment waits halfway until it is released")
  func hold() {
    let fault = Fault(.hold, .client, .ack)
    #expect(arrivals(fault).count == 2)
    #expect(arrivals(fault, [.wait(.milliseconds(80)), .release([.server]), .settle]).count == 2)
    #expect(
      arrivals(fault, [.wait(.milliseconds(80)), .release([.client]), .settle]).last
        == "105 server ACK seq=101 ack=301")
  }

  @Test("A fault waits for its turn")
  func number() {
    #expect(arrivals(Fault(.drop, .client, .any, number: 2)).count == 2)
    #expect(arrivals(Fault(.drop, .client, .any, number: 3)).count == 3)
  }
}
