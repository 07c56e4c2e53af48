import EnumatonSpec
import Foundation
import Testing

@testable import EnumatonCheck

/// What is found in specs with regions, counters and internal events.
@Suite("Findings in statecharts") struct StatechartFindingTests {
  private func findings(_ spec: String) throws -> [String] {
    check(try readMachine(spec)).diagnostics.map { $0.rendered(path: "spec") }
  }

  @Test("An event that one region answers is answered")
  func oneRegionIsEnough() throws {
    let spec = """
      machine: Player
      flags: [loud]
      events: { press: { carries: [loud] } }
      states:
        on:
          regions:
            sound: { states: [muted, audible] }
            light: { states: [dark, lit] }
      transitions:
        - { from: muted, on: press, to: audible }
        - { from: audible, on: press, when: loud, to: muted }

      """
    #expect(
      try findings(spec) == [
        """
        spec:3:11: warning: event 'press' is not answered in audible, dark, lit when 'not loud' [unhandled]
        spec:3:11: note: of regions that are active side by side, the answer of one is enough
        """
      ])
    #expect(try findings(spec + "  - { from: lit, on: press, to: dark }\n") != [])
    #expect(
      try findings(spec + "  - { from: [lit, dark], on: press, when: not loud, to: dark }\n") == [])
    #expect(try findings(spec + "  - { from: on, on: press, ignore: true }\n") == [])
  }

  @Test("What a counter leaves open is said with the counter")
  func counters() throws {
    let spec = """
      machine: Lock
      events: [try]
      counters: { failures: 0...5 }
      states: [shut, blocked]
      transitions:
        - { from: shut, on: try, when: failures < 2, do: { increment: failures } }
        - { from: shut, on: try, when: failures == 4 or failures == 5, to: blocked }
        - { from: blocked, on: try, ignore: true }

      """
    #expect(
      try findings(spec) == [
        "spec:2:10: warning: event 'try' is not answered in shut when 'failures >= 2 and failures < 4' [unhandled]"
      ])
    #expect(try findings(spec + "  - { from: shut, on: try, when: failures >= 2, ignore: true }\n") == [])
    // Between them, the comparisons cover every number there can be.
    let dead = try findings(
      spec.replacingOccurrences(of: "failures == 4 or failures == 5", with: "failures > 1")
        + "  - { from: shut, on: try, when: failures > 3, ignore: true }\n")
    #expect(dead.count == 1 && dead[0].contains("this transition can never fire"))
  }

  @Test("A counter that refuses leaves the case at its bound to the next transition")
  func refusing() throws {
    let findings = try findings(
      """
      machine: Lock
      events: [try]
      counters: { failures: { range: 0...2, bound: refuses } }
      states: [shut, blocked]
      transitions:
        - { from: shut, on: try, do: { increment: failures } }
        - { from: blocked, on: try, ignore: true }
      """)
    #expect(
      findings == ["spec:2:10: warning: event 'try' is not answered in shut when 'failures >= 2' [unhandled]"]
    )
  }

  @Test("A circle of internal events is told step by step")
  func circle() throws {
    let machine = try readMachine(
      """
      machine: Circle
      events: [a, b, c]
      states:
        S: { exit: { raise: b } }
        T: { states: [T1, { T2: { final: true } }] }
      transitions:
        - { from: S, on: a, to: T }
        - { from: T, on: b, do: { raise: c } }
        - { from: T, on: c, to: T2 }
        - { from: T, on: done, to: T, do: { raise: b } }
      """)
    let errors = check(machine).diagnostics.filter { $0.severity == .error }
    #expect(
      errors.map { $0.rendered(path: "spec") } == [
        """
        spec:8:5: error: internal events follow one another for ever: b → c → T.done → b; let one of these \
        transitions not raise the next [raise-cycle]
        spec:8:5: note: 'c' follows from this transition
        spec:9:5: note: 'T.done' follows from this transition
        spec:10:5: note: 'b' follows from this transition
        """
      ])
  }

  @Test("Events that raise ever more are bounded")
  func tooMuch() throws {
    var spec =
      "machine: Many\nevents: [\((0...13).map { "e\($0)" }.joined(separator: ", "))]\nstates: [S]\ntransitions:\n"
    for number in 0..<13 {
      spec += "  - { from: S, on: e\(number), do: [{ raise: e\(number + 1) }, { raise: e\(number + 1) }] }\n"
    }
    let findings = check(try readMachine(spec)).diagnostics.filter { $0.severity == .error }
    #expect(findings.map(\.code) == [.tooMany])
  }

  @Test("The bounds of a macrostep are those of its longest chain")
  func bounds() throws {
    let machine = try readMachine(
      """
      machine: Chain
      events: [a, b, c]
      effects: [x]
      states:
        on:
          exit: x
          regions:
            left: { states: { l1: { exit: [x, x] }, l2: } }
            right: { states: [r1, r2] }
        off:
      transitions:
        - { from: on, on: a, to: off, do: [x, { raise: b }, { raise: c }] }
        - { from: off, on: b, do: [x, { raise: c }] }
        - { from: off, on: c, do: x }
        - { from: off, on: a, to: on }
      """)
    let bounds = try #require(check(machine).machine).bounds
    // Leaving: two in the left region and one for both; then x; b does x; c, twice, does x.
    #expect(bounds.effects >= 2 + 1 + 1 + 1 + 2)
    #expect(bounds.raised >= 3)
  }
}
