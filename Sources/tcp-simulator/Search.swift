import ArgumentParser
import TCPSimulator

/// `tcp-simulator search`
struct Search: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Plays random schedules with faults and looks for one that breaks an invariant.",
    discussion: """
      Two hosts open, send, receive and close at random, while the network loses, holds, delays and duplicates; then it \
      is whole again, and both close. What breaks an invariant is shrunk to the fewest faults and steps and written as \
      a scenario file. Spec/SCENARIOS.md has the invariants. Exits with 1 if something is found.
      """)

  @Option(help: "How many schedules to play.")
  var seeds = 1_000

  @Option(help: "The seed of the first; the next has the next number.")
  var start: UInt64 = 1

  @Option(help: "The folder for the scenarios found, one for each invariant that is broken.")
  var output = "."

  @Option(help: "Text, or one JSON object a line.")
  var format = Format.text

  @OptionGroup var spec: SpecOption

  func validate() throws {
    guard (1...1_000_000_000).contains(seeds) else {
      throw ValidationError("'--seeds' must be between 1 and 1000000000")
    }
    guard start <= UInt64(Int.max) - UInt64(seeds) else {
      throw ValidationError("'--start' is too large: a seed is at most \(Int.max)")
    }
  }

  func run() throws {
    let spec = try spec.read()
    let progress = Progress("schedules")
    let search = TCPSimulator.Search(seeds: start..<start + UInt64(seeds), on: spec)
    let clock = ContinuousClock()
    let begin = clock.now
    let report = search.run { done in
      progress.show(LoadProgress(done: done, total: seeds, elapsed: clock.now - begin))
    }
    progress.clear()
    do throws(CaptureFile.FileError) {
      if !report.findings.isEmpty { try CaptureFile.makeFolder(output) }
      for finding in report.findings {
        try CaptureFile.write(Array(finding.file.utf8), to: path(of: finding))
      }
    } catch {
      write("error: \(error)\n", to: .standardError)
      throw ExitCode(1)
    }
    write(format == .text ? report.text(path: path(of:)) : report.json(path: path(of:)), to: .standardOutput)
    if !report.findings.isEmpty { throw ExitCode(1) }
  }

  private func path(of finding: Finding) -> String { "\(output)/\(finding.scenario.name).yaml" }
}
