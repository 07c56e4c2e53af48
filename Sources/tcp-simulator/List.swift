import ArgumentParser
import TCPSimulator

/// `tcp-simulator list`
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Names the scenarios.")

  @OptionGroup var options: ScenarioOptions

  func run() throws {
    let folder = try options.requireFolder()
    let scenarios = try options.read(folder.names).map(\.scenario)
    let width = scenarios.map(\.name.count).max() ?? 0
    for scenario in scenarios {
      let gap = String(repeating: " ", count: width - scenario.name.count + 2)
      write(scenario.name + gap + scenario.summary + "\n", to: .standardOutput)
    }
  }
}
