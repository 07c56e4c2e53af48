import EnumatonTestSupport
import TCPRuntime
import Testing

@testable import TCPSimulator

/// Plots and diagrams of a run with more than two hosts.
@Suite struct RecordedPlotTests {
  private let play = Scenario.proxy.play()

  @Test("The states of all ends are as recorded")
  func states() throws {
    try expectGolden(play.statePlot().svg(), "proxy.states.svg")
  }

  @Test("The sequence numbers of both ends are as recorded", arguments: [false, true])
  func sequence(reversed: Bool) throws {
    let plot = try #require(play.sequencePlot(LadderView(connection: 1), reversed: reversed))
    try expectGolden(plot.svg(), "proxy.sequence\(reversed ? ".reversed" : "").svg")
  }

  @Test("A view chooses among the connections")
  func views() {
    #expect(play.statePlot().rows.count == 16)
    let between = play.statePlot(LadderView(left: "proxy", right: "backend")).rows
    #expect(between.count == 8)
    #expect(between.allSatisfy { $0.name.contains("  proxy:") || $0.name.contains("  backend:8080") })
    #expect(play.statePlot(LadderView(connection: 2)).rows.count == 2)
    #expect(play.sequencePlot(LadderView(connection: 99)) == nil)
    #expect(play.sequencePlot(LadderView(left: "client", right: "backend")) == nil)
  }

  @Test("A crash ends the rows of its host")
  func crash() {
    var scenario = Scenario.proxy
    scenario.script.append(ScriptLine(.crash("proxy")))
    let plot = scenario.play().statePlot()
    let last = plot.rows.filter { $0.name.contains("proxy") }.map { $0.changes.last?.state }
    #expect(last == Array(repeating: .closed, count: 8))
    #expect(plot.rows.count == 16)
  }

  @Test("A diagram in Mermaid shows all hosts")
  func mermaidGolden() throws {
    try expectGolden(play.mermaid(), "proxy.mermaid.txt")
  }

  @Test("In a diagram of all hosts stands every segment, and every state is told")
  func completeness() {
    var scenario = Scenario.proxy
    scenario.network.loss = Probability(millionths: 100_000)
    scenario.network.duplication = Probability(millionths: 100_000)
    for seed in 1...20 as ClosedRange<UInt64> {
      let play = scenario.play(seed: seed)
      let lines = play.mermaid().split(separator: "\n")
      var ends = 0
      var states = 0
      for record in play.records {
        switch record.event {
        case .receive, .drop: ends += 1
        case .state: states += 1
        default: break
        }
      }
      let arrows = lines.count { $0.contains("->>") || $0.contains("-x") }
      #expect(arrows == ends)
      let told = lines.filter { $0.contains("Note over") }
        .reduce(0) { sum, line in
          let words = line.split(separator: "<br/>").dropFirst()
          return sum + words.count { word in TCPConnection.State.allCases.contains { "\($0.name)" == word } }
        }
      #expect(told == states)
    }
  }

  @Test("With two hosts named, it is the diagram of one connection")
  func between() {
    let text = play.mermaid(view: LadderView(left: "proxy", right: "backend"))
    #expect(text.contains("  participant client as proxy\n  participant server as backend\n"))
  }
}
