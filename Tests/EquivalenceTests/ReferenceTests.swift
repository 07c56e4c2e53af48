import EnumatonCheck
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// The flattened machine does what the semantics say in terms of sets of states.
struct ReferenceTests {
  static let count =
    ProcessInfo.processInfo.environment["ENUMATON_RANDOM_SPECS"].flatMap { Int($0) } ?? 100

  @Test(arguments: 0..<count)
  func flattenedMachinesDoWhatTheSemanticsSay(seed: Int) throws {
    let subject = try Subject(seed: UInt64(seed))
    let checked = subject.machine
    var random = SeededGenerator(seed: UInt64(seed) &+ 4711)
    var reference = ReferenceMachine(checked.machine)
    let started = reference.start()
    var configuration = checked.initial
    #expect(started == checked.initialActions && reference.leaves == configuration.leaves(in: checked))
    let triggers = checked.triggers.filter { if case .done = $0 { false } else { true } }
    var events: [String] = []
    for _ in 0..<300 {
      guard let trigger = triggers.randomElement(using: &random) else { return }
      let carried = checked.machine.carriedFlags(of: trigger)
      let flags = random.next() & carried.reduce(0) { $0 | checked.machine.flags[$1].mask }
      events.append("\(checked.machine.name(of: trigger)) \(flags)")
      let expected = reference.react(to: trigger, flags: flags)
      let found = checked.react(to: trigger, flags: flags, in: &configuration).map(ReferenceMachine.Step.init)
      if expected == found { continue }
      Issue.record(
        """
        The semantics say
        \(expected.map(\.description).joined(separator: "\n"))
        but what happens is
        \(found.map(\.description).joined(separator: "\n"))
        after
        \(events.joined(separator: "\n"))
        in
        \(subject.text)
        """)
      return
    }
  }
}

extension ReferenceMachine.Step {
  fileprivate init(_ microstep: Microstep) {
    self.init(
      trigger: microstep.trigger, from: microstep.from, to: microstep.to, kind: microstep.kind,
      transitions: microstep.rules.map(\.transition), actions: microstep.actions, held: microstep.held,
      counters: microstep.counters)
  }
}
