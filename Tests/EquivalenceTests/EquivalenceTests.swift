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

/// Large nested machines are generated in another form, which compiles in linear time.
struct LargeMachineTests {
  @Test(arguments: [false, true]) func aLargeNestedMachineReactsAlikeToo(raises: Bool) throws {
    var lines = [
      "machine: Large", "flags: [x]", "events: { e0: { carries: [x] }, e1: , e2: , e3: , e4: , told: }",
      "effects: [enter, leave, act]", "timers: { t: 3s }", "states:",
    ]
    for outer in 0..<4 {
      lines += ["  o\(outer):", "    entry: enter", "    exit: leave", "    timers: [t]", "    states:"]
      for middle in 0..<4 {
        lines += [
          "      m\(outer)\(middle):", "        entry: [enter, act]", "        exit: leave",
          "        states:",
        ]
        lines += (0..<4).map { "          s\(outer)\(middle)\($0): { entry: enter, exit: [leave, act] }" }
      }
    }
    lines.append("transitions:")
    let leaves = (0..<4).flatMap { o in (0..<4).flatMap { m in (0..<4).map { "s\(o)\(m)\($0)" } } }
    for (number, leaf) in leaves.enumerated() {
      for event in 0..<5 {
        let target = leaves[(7 * number + 13 * event + 1) % leaves.count]
        let condition = event == 0 ? ", when: \(number % 2 == 0 ? "x" : "not x")" : ""
        let raise = raises && event == 2 ? ", do: [act, { raise: told }]" : ""
        lines.append("  - { from: \(leaf), on: e\(event)\(condition), to: \(target)\(raise) }")
      }
    }
    lines += ["  - { from: o1, on: t, to: m21 }", "  - { from: any, on: told, do: act }"]
    let subject = try #require(Subject(text: lines.joined(separator: "\n") + "\n", name: "Large"))
    #expect(subject.machine.hasMacrosteps == raises)
    let program = try CompiledSubjects([subject.machine], with: CompiledRuntime())
    var random = SeededGenerator(seed: 5)
    let stimuli = Stimulus.random(2000, for: subject.machine.machine, using: &random)
    let disagreement = try Disagreement(subject, stimuli, printed: program.run(0, stimuli))
    #expect(disagreement == nil, "\(disagreement?.text ?? "")")
  }
}
