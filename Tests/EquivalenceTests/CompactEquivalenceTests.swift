import EnumatonCheck
import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// The interpreter and machines whose rules are tables give the same reactions to the same events, on random specs;
/// and the TCP machine as tables does what it does as code, in all situations.
///
/// ENUMATON_RANDOM_SPECS and ENUMATON_RANDOM_EVENTS say how many, as in `EquivalenceTests`.
struct CompactEquivalenceTests {
  @Test func theInterpreterAndTheTablesReactAlikeOnRandomStatecharts() throws {
    let subjects = try Self.subjects(Self.number("ENUMATON_RANDOM_SPECS", default: 16))
    let program = try CompiledSubjects(subjects.map(\.machine), with: CompiledRuntime(), features: [.compact])
    {
      #expect($0.contains("RuleTables"))
      return $0
    }
    for (number, subject) in subjects.enumerated() {
      var random = SeededGenerator(seed: UInt64(number) &+ 0xC0)
      let stimuli = Stimulus.random(
        Self.number("ENUMATON_RANDOM_EVENTS", default: 1000), for: subject.machine.machine, using: &random)
      let found = try Disagreement(subject, stimuli, printed: program.run(number, stimuli))
      #expect(found == nil, "\(found?.text ?? "")")
    }
  }

  @Test func aDifferenceIsSeen() throws {
    let subjects = try Self.subjects(1)
    // Every condition asks for the contrary.
    let program = try CompiledSubjects(subjects.map(\.machine), with: CompiledRuntime(), features: [.compact])
    {
      $0.replacing(
        "facts & condition.mask == condition.value", with: "facts & condition.mask != condition.value")
    }
    var random = SeededGenerator(seed: 1)
    let stimuli = Stimulus.random(1000, for: subjects[0].machine.machine, using: &random)
    #expect(try Disagreement(subjects[0], stimuli, printed: program.run(0, stimuli)) != nil)
  }

  /// Random specs without regions, and without what they raise or complete.
  private static func subjects(_ count: Int) throws -> [Subject] {
    var subjects: [Subject] = []
    var seed: UInt64 = 0
    while subjects.count < count {
      let lines = try Subject(seed: seed).text.split(separator: "\n")
      let kept = lines.filter { line in !["raise", "on: done"].contains { line.contains($0) } }
      if let subject = Subject(text: kept.joined(separator: "\n") + "\n", name: "Machine\(seed)"),
        subject.machine.compactObstacle == nil
      {
        subjects.append(subject)
      }
      seed += 1
    }
    return subjects
  }

  private static func number(_ variable: String, default value: Int) -> Int {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? value
  }
}

extension CompactEquivalenceTests {
  /// Every state with every set of held flags, every event with every set of the flags it carries, every timer.
  @Test func tcpIsTheSameAsTables() throws {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
    let spec = try String(
      contentsOf: root.appendingPathComponent("Spec/TCPRuntime/TCPConnection.yaml"), encoding: .utf8)
    let folder = try TemporaryFolder()
    var files: [String] = []
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: folder.url.appendingPathComponent(name))
      files.append(name)
    }
    let compact = spec.replacing("machine: TCPConnection", with: "machine: CompactConnection")
    func generate(_ name: String, _ text: String, _ features: Set<Machine.SwiftFeature> = []) throws {
      let compilation = Compilation(Array(text.utf8), path: "tcp.yaml", access: .internal, features: features)
      try write(name, try #require(compilation.outputs.first).text)
    }
    try generate("Code.swift", spec)
    try generate("Tables.swift", compact, [.compact])
    let machine = try #require(readSpec(Array(spec.utf8)).machine)
    try write("main.swift", Self.comparison(of: machine))
    let compiled = try Command.run(
      "swiftc", ["-swift-version", "6", "-O", "-wmo", "-o", "compare"] + files, in: folder.url)
    try #require(compiled.status == 0, "\(compiled.output)\(compiled.errors)")
    let output = try Command.run("./compare", [], in: folder.url).output
    let states = machine.states.identifiers.count { machine.states[$0].children.isEmpty }
    let held = 1 << machine.flags.count(where: \.isHeld)
    let inputs =
      machine.events.reduce(0) { $0 + 1 << $1.carries.count } + machine.timers.count * 2
    #expect(output == "\(states * held * inputs) alike\n", "\(output)")
  }

  /// A program that says in how many situations both machines do the same, or where they first do not.
  private static func comparison(of machine: Machine) -> String {
    let events = machine.events.map { event in
      let name = SwiftIdentifier.lowerCamel(event.name.text)
      if event.carries.isEmpty { return "events.append((.\(name), .\(name)))" }
      let mask = event.carries.reduce(UInt64(0)) { $0 | 1 << UInt64(machine.flags[$1].bit) }
      return
        "for flags in subsets(of: \(mask)) { events.append((.\(name)(.init(rawValue: flags)), .\(name)(.init(rawValue: flags)))) }"
    }
    return """
      typealias Code = TCPConnection
      typealias Tables = CompactConnection
      func subsets(of mask: UInt32) -> [UInt32] {
        var all: [UInt32] = []
        var subset = mask
        while true {
          all.append(subset)
          if subset == 0 { return all }
          subset = (subset - 1) & mask
        }
      }
      func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
      }
      func alike(_ left: StaticString, _ right: StaticString) -> Bool { bytes(left).elementsEqual(bytes(right)) }
      func alike(_ left: Code.Reaction, _ right: Tables.Reaction) -> Bool {
        switch (left, right) {
        case (.moved(let left), .moved(let right)), (.stayed(let left), .stayed(let right)):
          alike(left.name, right.name)
        case (.ignored, .ignored), (.unhandled, .unhandled): true
        case (.rejected(let left), .rejected(let right)): alike(left.name, right.name)
        default: false
        }
      }
      var events: [(Code.Event, Tables.Event)] = []
      \(events.joined(separator: "\n"))
      for (left, right) in zip(Code.Timer.allCases, Tables.Timer.allCases) {
        events += [(.timer(left), .timer(right)), (.exhausted(left), .exhausted(right))]
      }
      var count = 0
      var seen: Set<Code.Transition> = []
      for (state, compactState) in zip(Code.State.allCases, Tables.State.allCases) {
        for held in 0..<\(1 << machine.flags.count(where: \.isHeld)) as Range<UInt8> {
          for (event, compactEvent) in events {
            var code = Code(state: state, held: .init(rawValue: held))
            var tables = Tables(state: compactState, held: .init(rawValue: held))
            let reaction = code.handle(event)
            let compactReaction = tables.handle(compactEvent)
            var same = alike(reaction, compactReaction) && code.state.rawValue == tables.state.rawValue
              && code.held.rawValue == tables.held.rawValue
            if case .moved(let transition) = reaction, seen.insert(transition).inserted {
              same = same && reaction.effects.map { "\\($0)" } == compactReaction.effects.map {
                "\\($0)".split(separator: "CompactConnection").joined(separator: "TCPConnection")
              }
            }
            if case .stayed(let transition) = reaction, seen.insert(transition).inserted {
              same = same && reaction.effects.map { "\\($0)" } == compactReaction.effects.map {
                "\\($0)".split(separator: "CompactConnection").joined(separator: "TCPConnection")
              }
            }
            if !same {
              print("\\(state) \\(held) \\(event): \\(reaction) \\(code), as tables \\(compactReaction) \\(tables)")
              count = .min
              break
            }
            count += 1
          }
        }
      }
      print("\\(count) alike")
      """
  }
}
