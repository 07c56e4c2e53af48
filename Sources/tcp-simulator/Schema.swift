import ArgumentParser
import TCPSimulator

/// `tcp-simulator schema`
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the JSON Schema of scenario files, for editors.")

  func run() { write(ScenarioSchema.text, to: .standardOutput) }
}
