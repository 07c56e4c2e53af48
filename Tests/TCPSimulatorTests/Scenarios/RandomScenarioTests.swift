import EnumatonTestSupport
import TCPRuntime
import Testing

@testable import TCPSimulator

@Suite struct RandomScenarioTests {
  /// Any calls, waits and faults, on any network.
  private static func scenario(_ random: inout SeededGenerator) -> Scenario {
    func host() -> String { random.chance(50) ? "client" : "server" }
    func milliseconds(_ most: Int) -> Duration { .milliseconds(Int.random(in: 0...most, using: &random)) }
    let fates: [Fault.Fate] = [
      .drop, .hold, .delay(milliseconds(40)), .delay(milliseconds(2000)), .duplicate(after: milliseconds(30)),
    ]
    let faults = (0..<Int.random(in: 0...5, using: &random)).compactMap { _ -> Fault? in
      guard let fate = fates.randomElement(using: &random),
        let kind = SegmentKind.allCases.randomElement(using: &random)
      else { return nil }
      return Fault(fate, host(), kind, number: Int.random(in: 1...4, using: &random))
    }
    let calls: [UserCall] = [
      .send(10), .send(2000), .receive(500), .shutdown, .close, .abort,
    ]
    var script: [Step] = random.chance(80) ? [.listen] : []
    script.append(.open)
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5: script.append(.call(End(host()), calls.randomElement(using: &random) ?? .close))
      case 5: script.append(.settle)
      case 6: script.append(.release(random.chance(50) ? ["client", "server"] : [host()]))
      case 7: script.append(.wait(.seconds(5)))
      default: script.append(.wait(milliseconds(60)))
      }
    }
    return Scenario(
      name: "random", title: "Random", summary: "Anything.", hosts: Scenario.pair, faults: faults,
      script: script, expectations: [])
  }

  @Test("Whatever happens, every departure, arrival and segment is in the ladder, within its width")
  func ladders() {
    var random = SeededGenerator(seed: 9293)
    for round in 0..<400 {
      let scenario = Self.scenario(&random)
      let latency = [Duration.nanoseconds(1), .milliseconds(10), .milliseconds(300)][round % 3]
      let play = scenario.play(latency: latency)
      #expect(play == scenario.play(latency: latency))
      let width = [72, 80, 100, 140][round % 4]
      let ladder = play.ladder(LadderStyle(width: width, explains: round.isMultiple(of: 2)))
      let lines = ladder.split(separator: "\n", omittingEmptySubsequences: false)
      let widest = lines.map(\.count).max() ?? 0
      #expect(widest <= width)

      var sent: [String] = []
      var received = 0
      for record in play.records {
        switch record.event {
        case .transmit(let segment, _), .duplicate(let segment, _): sent.append(segment.text)
        case .receive: received += 1
        default: break
        }
      }
      let departures = ladder.count { $0 == "├" || $0 == "┤" }
      let arrivals = ladder.count { $0 == "▶" || $0 == "◀" }
      #expect(departures == sent.count, "round \(round)\n\(ladder)")
      #expect(arrivals == received, "round \(round)\n\(ladder)")
      // Longest first: the text of one can be the beginning of another's.
      var rest = ladder
      for text in sent.sorted(by: { $0.count > $1.count }) {
        let range = rest.firstRange(of: text)
        #expect(range != nil, "round \(round): \(text)\n\(ladder)")
        if let range { rest.removeSubrange(range) }
      }
    }
  }
}
