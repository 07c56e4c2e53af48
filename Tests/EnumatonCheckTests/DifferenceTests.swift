import EnumatonCheck
import Foundation
import Testing

@Suite("Comparing behaviour") struct DifferenceTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private func machine(_ spec: String) throws -> CheckedMachine {
    try #require(check(try readMachine(spec)).machine)
  }

  private func difference(_ old: String, _ new: String) throws -> BehaviourDifference? {
    if case .different(let difference) = compareBehaviour(try machine(old), try machine(new)) {
      return difference
    }
    return nil
  }

  @Test("TCP with nested states, entry, exit and scoped timers behaves as it did when all was spelled out")
  func tcp() throws {
    let flat = try String(
      contentsOf: Self.folder.appendingPathComponent("Fixtures/FlatTCPConnection.yaml"), encoding: .utf8)
    let nested = try String(
      contentsOf: Self.folder.appendingPathComponent("../../Spec/TCPRuntime/TCPConnection.yaml"),
      encoding: .utf8)
    guard case .same(let situations) = compareBehaviour(try machine(flat), try machine(nested)) else {
      Issue.record("they differ")
      return
    }
    #expect(situations > 300)

    // A transition that forgets something is found, however far away it shows.
    let forgetful = nested.replacingOccurrences(
      of: "exit: [{ stop: all }, { clear: [passive, orphaned] }]",
      with: "exit: [{ stop: all }, { clear: [passive] }]")
    #expect(forgetful != nested)
    let difference = try #require(try difference(flat, forgetful))
    #expect(difference.events.count > 3)
    #expect(difference.old != difference.new)
  }

  private static let door = """
    machine: Door
    flags: [key, { locked: { held: true } }]
    events: { push: { carries: [key] }, slam: }
    timers: { swing: 5s }
    effects: [creak]
    states:
      shut:
      ajar: { timers: [swing] }
    transitions:
      - { from: shut, on: push, when: not locked or key, to: ajar, do: [creak, { clear: locked }] }
      - { from: ajar, on: [slam, swing], to: shut, do: { set: locked } }

    """

  @Test("A machine behaves like itself written otherwise")
  func otherwise() throws {
    let rewritten = """
      machine: Door
      flags: [key, { open: { held: true } }]
      events: { slam: , push: { carries: [key] } }
      timers: { swing: 5s }
      effects: [creak]
      states:
        shut: { entry: { set: open } }
        ajar:
      transitions:
        - { from: ajar, on: swing, to: shut, do: { clear: open } }
        - { from: shut, on: push, when: key, to: ajar, do: [{ start: swing }, creak] }
        - { from: ajar, on: slam, to: shut, do: { stop: all } }
      """
    // The lock is only open at the start.
    let early = try #require(try difference(Self.door, rewritten))
    #expect(early.events == ["push"])
    #expect(early.old.answer == "moved" && early.new.answer == "unhandled")

    let counted = """
      machine: Door
      flags: [key]
      events: { push: { carries: [key] }, slam: }
      counters: { slams: 0...1 }
      timers: { swing: 5s }
      effects: [creak]
      states:
        house:
          states:
            shut:
            ajar: { timers: [swing] }
      transitions:
        - { from: shut, on: push, when: slams < 1 or key, to: ajar, do: [creak, { reset: slams }] }
        - { from: ajar, on: [slam, swing], to: shut, do: { increment: slams } }
      """
    guard case .same = compareBehaviour(try machine(Self.door), try machine(counted)) else {
      Issue.record("a counter of one is a flag")
      return
    }
  }

  @Test(
    "The shortest events that show a difference are given",
    arguments: [
      ("to: ajar, do: [creak", "to: ajar, do: [{ stop: swing }, creak", []),
      ("[slam, swing], to: shut", "slam, to: shut", ["push", "timer swing"]),
      ("not locked or key", "key", ["push"]), ("{ set: locked }", "[]", ["push", "slam", "push"]),
      ("{ timers: [swing] }", "", ["push"]), ("initial", "initial", []),
    ])
  func shortest(part: String, replacement: String, events: [String]) throws {
    let changed = Self.door.replacingOccurrences(of: part, with: replacement)
      .replacingOccurrences(of: ", do: []", with: "")
    #expect(try difference(Self.door, changed)?.events ?? [] == events)
  }

  @Test("What is only declared differently is said before anything is compared")
  func interface() throws {
    let changed = Self.door.replacingOccurrences(of: "swing: 5s", with: "swing: 6s")
      .replacingOccurrences(of: "slam: }", with: "slam: , knock: }")
      .replacingOccurrences(of: "creak", with: "squeal")
    guard case .differentInterface(let lines) = compareBehaviour(try machine(Self.door), try machine(changed))
    else {
      Issue.record("they were compared")
      return
    }
    #expect(
      lines == [
        "the event 'knock' is new", "the timer 'swing' is declared differently", "the effect 'creak' is gone",
        "the effect 'squeal' is new",
      ])
  }

  @Test("How many deferred events are kept makes a difference, where some are")
  func deferralLimit() throws {
    let printer = """
      machine: Printer
      deferred: 1
      events: [print, warm]
      states: [cold, ready]
      transitions:
        - { from: cold, on: print, defer: true }
        - { from: cold, on: warm, to: ready }
      """
    let other = printer.replacingOccurrences(of: "deferred: 1", with: "deferred: 5")
    guard case .differentInterface(let lines) = compareBehaviour(try machine(printer), try machine(other))
    else {
      Issue.record("they are not told apart")
      return
    }
    #expect(lines == ["1 deferred events were kept, and now 5"])
  }
}
