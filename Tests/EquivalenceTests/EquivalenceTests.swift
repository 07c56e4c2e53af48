import EnumatonCheck
import EnumatonEmit
import EnumatonInterpreter
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// The interpreter and the compiled generated code give the same reactions to the same events.
///
/// ENUMATON_RANDOM_SPECS sets how many random specs are tried, ENUMATON_RANDOM_EVENTS how many events each.
struct EquivalenceTests {
  @Test func theInterpreterAndTheGeneratedCodeReactAlikeOnRandomSpecs() throws {
    let specs = number("ENUMATON_RANDOM_SPECS", default: 24)
    let count = number("ENUMATON_RANDOM_EVENTS", default: 1000)
    // Compiling one file a machine in batches keeps the compiler's memory small.
    for first in stride(from: 0, to: specs, by: 50) {
      try compare(seeds: first..<min(first + 50, specs), stimuliEach: count)
    }
  }

  private func compare(seeds: Range<Int>, stimuliEach count: Int) throws {
    let subjects = try seeds.map { try Subject(seed: UInt64($0)) }
    let program = try CompiledSubjects(subjects.map(\.machine))
    var random = SeededGenerator(seed: UInt64(seeds.lowerBound) &+ 0xE7E)
    let stimuli = subjects.map { Stimulus.random(count, for: $0.machine.machine, using: &random) }
    var printed = try program.run(stimuli)[...]
    for (subject, stimuli) in zip(subjects, stimuli) {
      var interpreter = Interpreter(subject.machine)
      for (number, stimulus) in stimuli.enumerated() {
        for macrostep in try Macrostep.all(in: interpreter.react(to: stimulus)) {
          let expected = subject.line(macrostep)
          let actual = printed.popFirst().map(String.init) ?? "nothing"
          guard expected == actual else {
            Issue.record(
              """
              The interpreter says \(expected), the generated code \(actual), after:
              \(stimuli[...number].map(\.line).joined(separator: "\n"))
              in this spec:
              \(subject.text)
              """)
            return
          }
        }
      }
    }
    #expect(printed.isEmpty)
  }

  private func number(_ variable: String, default value: Int) -> Int {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? value
  }
}

extension Subject {
  /// The line that the compiled program prints for such a reaction.
  func line(_ macrostep: Macrostep) -> String {
    let names = machine.machine
    let name = macrostep.transitions.map(machine.name).joined(separator: "+")
    let kind: String
    let detail: String
    switch macrostep.kind {
    case .moved: (kind, detail) = ("moved", name)
    case .stayed: (kind, detail) = ("stayed", name)
    case .deferred: (kind, detail) = ("deferred", "")
    case .overflow: (kind, detail) = ("overflow", "")
    case .ignored: (kind, detail) = ("ignored", "")
    case .rejected(let rejection): (kind, detail) = ("rejected", names.rejections[rejection].name.text)
    case .unhandled: (kind, detail) = ("unhandled", "")
    }
    return SubjectProgram.line(
      kind: kind, name: detail, effects: macrostep.effects.map(names.text),
      state: names.text(of: macrostep.last.to), held: macrostep.last.held)
  }
}

extension Interpreter {
  fileprivate mutating func react(to stimulus: Stimulus) throws -> [Reaction] {
    switch stimulus {
    case .event(let index, let flags): handle(Identifier(index), flags: flags)
    case .advance(let nanoseconds): try advance(by: nanoseconds)
    }
  }
}

/// The generated machines with the runtime, compiled to one program.
private struct CompiledSubjects {
  private let folder: TemporaryFolder

  init(_ machines: [CheckedMachine]) throws {
    folder = try TemporaryFolder()
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/EnumatonRuntime").standardized
    let runtime = try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
      .filter { $0.hasSuffix(".swift") }.map { sources.appendingPathComponent($0).path }
    try compile(
      ["-parse-as-library", "-emit-library", "-static", "-emit-module", "-module-name", "EnumatonRuntime"]
        + ["-o", "libEnumatonRuntime.a"] + runtime)
    var files = ["main.swift"]
    try write("main.swift", SubjectProgram.main(machines.map(\.machine.name.text)))
    for machine in machines {
      let name = machine.machine.name.text
      let options = SwiftOptions(usesRuntime: true, sourceName: name + ".yaml")
      try write(name + ".swift", generateSwift(for: machine, options: options))
      try write(name + "Glue.swift", SubjectProgram.glue(for: machine))
      files += [name + ".swift", name + "Glue.swift"]
    }
    try compile(files + ["-warnings-as-errors", "-I", ".", "-L", ".", "-lEnumatonRuntime", "-o", "subjects"])
  }

  /// The lines that the program prints for the stimuli of each machine.
  func run(_ stimuli: [[Stimulus]]) throws -> [Substring] {
    let input = stimuli.map { (["machine"] + $0.map(\.line)).joined(separator: "\n") }
    let result = try Command.run(
      "./subjects", [], input: input.joined(separator: "\n") + "\n", in: folder.url)
    try #require(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n")
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.url.appendingPathComponent(name))
  }

  private func compile(_ arguments: [String]) throws {
    let result = try Command.run(
      "swiftc", ["-swift-version", "6", "-Onone"] + arguments, in: folder.url)
    try #require(result.status == 0, "\(result.output)\(result.errors)")
  }
}
