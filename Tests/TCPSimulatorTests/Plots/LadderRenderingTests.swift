import EnumatonTestSupport
import TCPRuntime
import Testing

@testable import TCPSimulator

@Suite struct LadderRenderingTests {
  @Test("Ladders in SVG are as recorded", arguments: ["simultaneous-close", "lost-final-ack"])
  func svgGoldens(name: String) throws {
    try expectGolden(try #require(Scenario.named(name)).play().ladderSVG(), "\(name).ladder.svg")
  }

  @Test("Ladders in Mermaid are as recorded", arguments: ["simultaneous-close", "lost-final-ack"])
  func mermaidGoldens(name: String) throws {
    try expectGolden(try #require(Scenario.named(name)).play().mermaid(), "\(name).mermaid.txt")
  }

  @Test("Every segment and every state is in both", arguments: Scenario.basic)
  func completeness(scenario: Scenario) {
    for latency in [Duration.milliseconds(10), .milliseconds(700)] {
      var play = scenario.play(latency: latency)
      play.records.removeAll { if case .chapter = $0.event { true } else { false } }
      for explains in [false, true] {
        let svg = play.ladderSVG(explains: explains)
        let mermaid = play.mermaid(explains: explains)
        for record in play.records {
          switch record.event {
          case .transmit(let segment, _):
            #expect(svg.contains(segment.text), "\(segment.text) in the SVG of \(scenario.name)")
            #expect(mermaid.contains(segment.text), "\(segment.text) in the Mermaid of \(scenario.name)")
          case .state(_, let state):
            #expect(svg.contains(">\(state.name)</text>"))
            #expect(svg.contains(".\(state.name)".lowercased().replacing("_", with: "-")))
            #expect(mermaid.contains("\(state.name)"))
          default: break
          }
        }
      }
    }
  }

  @Test(
    "What is lost ends in a cross, and what is held waits",
    arguments: ["lost-final-ack", "simultaneous-close"])
  func fates(name: String) throws {
    let play = try #require(Scenario.named(name)).play()
    let isLost = name == "lost-final-ack"
    #expect(play.ladderSVG().contains(">lost</text>") == isLost)
    #expect(play.ladderSVG().contains(">held</text>") == !isLost)
    #expect(play.mermaid().contains("client-xserver: ACK seq=102 ack=302 (lost)") == isLost)
    #expect(play.mermaid().contains("(held, sent at 100 ms)") == !isLost)
  }

  @Test(
    "Ladders in SVG are XML", .enabled(if: XML.canCheck, "xmllint is not installed"),
    arguments: Scenario.basic)
  func wellFormed(scenario: Scenario) throws {
    #expect(try XML.complaints(about: scenario.play().ladderSVG(explains: true)) == "")
  }
}
