import EnumatonCheck
import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// The types of the states and the machine give the same answers, on random specs; both are generated code, and
/// the machine is held against the interpreter by `EquivalenceTests`.
///
/// ENUMATON_RANDOM_SPECS and ENUMATON_RANDOM_EVENTS say how many, as there.
struct TypestateEquivalenceTests {
  @Test func theTypesOfStatesAnswerAsTheMachineDoes() throws {
    let count = Self.number("ENUMATON_RANDOM_SPECS", default: 12)
    let subjects = try Self.subjects(count)
    let lines = try Self.run(subjects)
    try #require(lines.count == count, "\(lines)")
    for (line, subject) in zip(lines, subjects) {
      #expect(line.hasSuffix(": alike"), "\(line)\n\(subject.text)")
    }
    // The walks are worth something: most events are answered somewhere, and some are not legal.
    #expect(lines.contains { !$0.hasPrefix("0 illegal") })
  }

  @Test func aDifferenceIsSeen() throws {
    let subjects = try Self.subjects(1)
    let lines = try Self.run(subjects) { code in
      // The first effect that a state's type hands over is handed over twice.
      guard let types = code.range(of: "enum Typestate"),
        let effect = code.range(of: "perform(.", range: types.upperBound..<code.endIndex),
        let end = code.range(of: "\n", range: effect.lowerBound..<code.endIndex)
      else { return code }
      let statement = code[effect.lowerBound..<end.lowerBound]
      return code.replacingCharacters(in: effect.lowerBound..<effect.lowerBound, with: statement + "; ")
    }
    #expect(lines.allSatisfy { $0.contains("differ") }, "\(lines)")
  }

  /// Random specs without regions, and without what they raise or defer.
  private static func subjects(_ count: Int) throws -> [Subject] {
    var subjects: [Subject] = []
    var seed: UInt64 = 0
    while subjects.count < count {
      let lines = try Subject(seed: seed).text.split(separator: "\n")
      let kept = lines.filter { line in
        !["raise", "defer:", "on: done"].contains { line.contains($0) }
      }
      if let subject = Subject(text: kept.joined(separator: "\n") + "\n", name: "Machine\(seed)"),
        subject.machine.typestateObstacle == nil
      {
        subjects.append(subject)
      }
      seed += 1
    }
    return subjects
  }

  /// What the program says of each of them.
  private static func run(
    _ subjects: [Subject], altering alter: (String) -> String = { $0 }
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    var files: [String] = []
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: folder.url.appendingPathComponent(name))
      files.append(name)
    }
    let names = subjects.map(\.machine.machine.name.text)
    let events = number("ENUMATON_RANDOM_EVENTS", default: 1000)
    try write("main.swift", TypestateProgram.main(names, events: events))
    let random = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../EnumatonTestSupport/SeededGenerator.swift")
    try write("SeededGenerator.swift", String(contentsOf: random, encoding: .utf8))
    for (name, subject) in zip(names, subjects) {
      let options = SwiftOptions(features: [.typestate], sourceName: name + ".yaml")
      try write(name + ".swift", alter(generateSwift(for: subject.machine, options: options)))
      try write(name + "Glue.swift", TypestateProgram.glue(for: subject.machine))
    }
    let compiled = try Command.run(
      "swiftc",
      ["-swift-version", "6", "-Onone", "-j2", "-package-name", "walks", "-o", "walks"] + files,
      in: folder.url)
    try #require(compiled.status == 0, "\(compiled.output)\(compiled.errors)")
    return try Command.run("./walks", [], in: folder.url).output.split(separator: "\n").map(String.init)
  }

  private static func number(_ variable: String, default value: Int) -> Int {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? value
  }
}
