import EnumatonCheck
import EnumatonTestSupport
import Foundation
import Testing

/// The interpreter and the compiled generated code give the same reactions to the same events.
///
/// ENUMATON_RANDOM_SPECS sets how many random specs are tried, ENUMATON_RANDOM_EVENTS how many events each, and
/// ENUMATON_RANDOM_SEED the first seed. A failure is made as small as possible before it is printed.
struct EquivalenceTests {
  @Test func theInterpreterAndTheGeneratedCodeReactAlikeOnRandomStatecharts() throws {
    let first = number("ENUMATON_RANDOM_SEED", default: 0)
    let end = first + number("ENUMATON_RANDOM_SPECS", default: 24)
    let count = number("ENUMATON_RANDOM_EVENTS", default: 1000)
    let runtime = try CompiledRuntime()
    // Compiling one file a machine in batches keeps the compiler's memory small.
    for batch in stride(from: first, to: end, by: 25) {
      let disagreements = try disagreements(
        seeds: batch..<min(batch + 25, end), stimuliEach: count, runtime)
      for disagreement in disagreements.prefix(1) {
        Issue.record("\(try disagreement.shrunk(with: runtime).text)")
      }
      if !disagreements.isEmpty { return }
    }
  }

  private func disagreements(
    seeds: Range<Int>, stimuliEach count: Int, _ runtime: CompiledRuntime
  ) throws -> [Disagreement] {
    let subjects = try seeds.map { try Subject(seed: UInt64($0)) }
    let program = try CompiledSubjects(subjects.map(\.machine), with: runtime)
    var disagreements: [Disagreement] = []
    for (number, (seed, subject)) in zip(seeds, subjects).enumerated() {
      var random = SeededGenerator(seed: UInt64(seed) &+ 0xE7E)
      let stimuli = Stimulus.random(count, for: subject.machine.machine, using: &random)
      if let found = try Disagreement(subject, stimuli, printed: program.run(number, stimuli)) {
        disagreements.append(found)
      }
    }
    return disagreements
  }

  private func number(_ variable: String, default value: Int) -> Int {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? value
  }
}
