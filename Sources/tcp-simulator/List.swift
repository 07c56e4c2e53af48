import ArgumentParser
import TCPSimulator

/// `tcp-simulator list`
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Names the scenarios.")

  func run() {
    let width = Scenario.all.map(\.name.count).max() ?? 0
    for scenario in Scenario.all {
      let gap = String(repeating: " ", count: width - scenario.name.count + 2)
      write(scenario.name + gap + scenario.summary + "\n", to: .standardOutput)
    }
  }
}
