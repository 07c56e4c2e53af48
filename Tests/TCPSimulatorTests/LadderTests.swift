import Foundation
import TCPRuntime
import Testing

@testable import TCPSimulator

@Suite struct LadderTests {
  @Test("The ladder of every scenario is as recorded", arguments: Scenario.basic)
  func goldens(scenario: Scenario) throws {
    try expectGolden(scenario.play().ladder(), "\(scenario.name).txt")
  }

  @Test("Ladders with explanations are as recorded", arguments: Scenario.basic)
  func explained(scenario: Scenario) throws {
    try expectGolden(
      scenario.play().ladder(LadderStyle(explains: true)), "\(scenario.name).explained.txt")
  }

  @Test(
    "Narrow ASCII ladders are as recorded", arguments: ["simultaneous-close", "half-close", "lost-final-ack"])
  func narrow(name: String) throws {
    let scenario = try #require(Scenario.named(name))
    try expectGolden(
      scenario.play().ladder(LadderStyle(width: 80, ascii: true)), "\(name).narrow.txt")
  }

  @Test("Segments that are long on their way, among many others, stay apart")
  func crowded() throws {
    let scenario = try #require(Scenario.named("simultaneous-close"))
    try expectGolden(
      scenario.play(latency: .milliseconds(700)).ladder(), "simultaneous-close.crowded.txt")
  }

  @Test("Ladders of terminals are coloured, and say the same")
  func color() throws {
    let play = try #require(Scenario.named("simultaneous-close")).play()
    let colored = play.ladder(LadderStyle(color: true))
    #expect(colored.contains("\u{1B}[0;35m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == play.ladder())
  }

  @Test("No line is wider than asked, whatever the latency", arguments: [72, 80, 100, 131])
  func width(width: Int) {
    for scenario in Scenario.basic {
      for latency in [Duration.microseconds(7), .milliseconds(10), .milliseconds(470), .seconds(2)] {
        for explains in [false, true] {
          let style = LadderStyle(width: width, explains: explains)
          let widest = scenario.play(latency: latency).ladder(style).split(separator: "\n").map(\.count).max()
          #expect((widest ?? 0) <= width, "\(scenario.name) at \(latency)")
        }
      }
    }
  }

  @Test("ASCII ladders are ASCII", arguments: Scenario.basic)
  func ascii(scenario: Scenario) {
    let style = LadderStyle(ascii: true, explains: true)
    for latency in [Duration.microseconds(10), .milliseconds(700)] {
      let ladder = scenario.play(latency: latency).ladder(style)
      let others = ladder.filter { !$0.isASCII }
      #expect(others == "")
    }
  }

  @Test("Everything that is sent is drawn: its text stands in the ladder", arguments: Scenario.basic)
  func completeness(scenario: Scenario) {
    for latency in [Duration.milliseconds(10), .milliseconds(700)] {
      var play = scenario.play(latency: latency)
      play.records.removeAll { if case .chapter = $0.event { true } else { false } }
      var texts = play.ladder().split(separator: "\n")
      for record in play.records {
        guard case .transmit(let segment, _) = record.event else { continue }
        let line = texts.firstIndex { $0.contains(segment.text) }
        #expect(line != nil, "\(segment.text) of \(scenario.name)")
        if let line { texts[line].replace(segment.text, with: "", maxReplacements: 1) }
      }
    }
  }
}

@Suite struct JSONLinesTests {
  @Test("Everything that happens is a line of JSON", arguments: ["simultaneous-close", "lost-final-ack"])
  func goldens(name: String) throws {
    var play = try #require(Scenario.named(name)).play()
    // How the spec counts its transitions is no concern here.
    play.records.removeAll { if case .transition = $0.event { true } else { false } }
    try expectGolden(play.jsonLines(), "\(name).jsonl")
  }

  @Test("Every line is an object with a time and a kind", arguments: Scenario.basic)
  func objects(scenario: Scenario) throws {
    for line in scenario.play().jsonLines().split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["t"] is Double)
      #expect(object?["kind"] is String)
    }
  }

  @Test("A change of state follows the transition of the machine that makes it", arguments: Scenario.basic)
  func transitions(scenario: Scenario) throws {
    let records = scenario.play().records
    for (before, record) in zip(records, records.dropFirst()) {
      guard case .state(let from, _) = record.event else { continue }
      guard case .transition(let name) = before.event else {
        Issue.record("no transition before \(record)")
        continue
      }
      #expect(name.hasPrefix("\(from.name)/"))
    }
  }
}
