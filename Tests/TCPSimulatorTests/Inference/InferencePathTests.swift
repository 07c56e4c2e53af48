import EnumatonRuntime
import EnumatonTestSupport
import TCPRuntime
import Testing

@testable import TCPSimulator

@Suite struct InferencePathTests {
  /// What is inferred from a capture file of the play.
  private func connection(of play: Play, at vantage: Vantage) throws -> InferredConnection {
    let file = try play.packets(at: vantage).captureFile()
    let inference = Inference(CapturedPackets(try Capture(file)))
    #expect(inference.connections.count == 1)
    return try #require(inference.connections.first)
  }

  private func expectPaths(of play: Play, in connection: InferredConnection, _ circumstances: String) {
    for party in Party.allCases {
      let host = connection.sockets[party].isServer ? "server" : "client"
      let path = connection.states(of: party)
      #expect(path == play.path(of: host), "\(host) of \(play.scenario.name), \(circumstances)")
    }
  }

  @Test(
    "The states of a scenario are those that its capture shows, wherever that is made",
    arguments: Scenario.basic, Vantage.allCases)
  func scenarios(scenario: Scenario, vantage: Vantage) throws {
    for latency in [Duration.microseconds(250), .milliseconds(10), .milliseconds(80)] {
      let play = scenario.play(latency: latency)
      let connection = try connection(of: play, at: vantage)
      expectPaths(of: play, in: connection, "\(latency)")
      #expect(connection.impossibilities == [])
      #expect(connection.assumptions == [])
    }
  }

  @Test("How each scenario ends is told")
  func endings() throws {
    let endings: [String: InferredConnection.Ending] = [
      "three-way-handshake": .open, "four-way-close": .closed(first: .first),
      "simultaneous-close": .closed(first: nil), "simultaneous-open": .open,
      "refused-connection": .refused(by: .second), "half-close": .closed(first: .first),
      "lost-final-ack": .closed(first: .first),
    ]
    for scenario in Scenario.basic {
      let connection = try connection(of: scenario.play(), at: .client)
      #expect(connection.ending == endings[scenario.name], "\(scenario.name)")
    }
  }

  /// An exchange that gets to its end whatever is lost on the way.
  private static func exchange(_ faults: [Fault], closesFirst: String) -> Scenario {
    let (first, second) = (End(closesFirst), End(closesFirst == "client" ? "server" : "client"))
    return Scenario(
      name: "exchange", title: "", summary: "", hosts: Scenario.pair, faults: faults,
      script: [
        .listen, .open, .until([EndState("client", .established), EndState("server", .established)]),
        .call("client", .send(700)), .wait(.seconds(9)), .call("server", .receive(700)),
        .call(first, .shutdown),
        .until([EndState(second, .closeWait)]), .call(second, .send(300)), .wait(.seconds(9)),
        .call(first, .receive(300)), .call(second, .close), .until([EndState(second, .closed)]),
        .until([EndState(first, .closed)]),
      ], expectations: [])
  }

  @Test("Whatever segment gets lost, the states are those of the play and nothing impossible is seen")
  func losses() throws {
    var lost = 0
    for kind in SegmentKind.allCases {
      for number in 1...4 {
        for (host, closesFirst) in [
          ("client", "client"), ("client", "server"), ("server", "client"), ("server", "server"),
        ] {
          let fault = Fault(.drop, host, kind, number: number)
          let play = Self.exchange([fault], closesFirst: closesFirst).play()
          #expect(play.failures == [])
          if play.records.contains(where: { if case .drop = $0.event { true } else { false } }) { lost += 1 }
          for vantage in Vantage.allCases {
            let connection = try connection(of: play, at: vantage)
            expectPaths(of: play, in: connection, "\(fault), \(vantage)")
            #expect(connection.impossibilities == [], "\(fault), \(vantage)")
            #expect(
              connection.ending
                == .closed(
                  first: connection.sockets.first.isServer == (closesFirst == "server") ? .first : .second))
          }
        }
      }
    }
    #expect(lost > 40)
  }

  @Test("So it is when several are lost or overtaken")
  func disorder() throws {
    var random = SeededGenerator(seed: 4)
    var complete = 0
    for _ in 0..<300 {
      let faults = (0..<Int.random(in: 2...5, using: &random)).map { _ in
        Fault(
          random.chance(60) ? .drop : .delay(.milliseconds(.random(in: 1...3000, using: &random))),
          random.chance(50) ? "client" : "server", random.chance(50) ? .any : .ack,
          number: .random(in: 1...6, using: &random))
      }
      let play = Self.exchange(faults, closesFirst: random.chance(50) ? "client" : "server").play()
      guard play.failures == [] else { continue }
      complete += 1
      for vantage in Vantage.allCases {
        let connection = try connection(of: play, at: vantage)
        expectPaths(of: play, in: connection, "\(faults), \(vantage)")
        #expect(connection.impossibilities == [], "\(faults), \(vantage)")
      }
    }
    #expect(complete > 200)
  }
}

extension SocketAddress {
  /// Whether it is the socket of the server in the scenarios of two hosts.
  fileprivate var isServer: Bool { address == .v4(0x0A00_0002) }
}
