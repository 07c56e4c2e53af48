import EnumatonSpec
import Testing

@testable import EnumatonCheck

/// What `check` says, word for word.
@Suite struct Findings {
  static let header = """
    machine: M
    flags: { SYN: , ACK: , RST: , passive: { held: true } }
    events: { segment: { carries: [SYN, ACK, RST] }, close: }
    timers: { wait: { after: 1s, attempts: 2 } }
    states:
      LISTEN:
      OPEN: { states: [HALF, FULL] }
      DONE: { final: true }
    transitions:

    """

  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var transitions: String
    var top = ""
    var expected: [String]
  }

  static let answered = "  - { from: any, on: [segment, close], ignore: true }\n"

  static let cases = [
    Case(
      testDescription: "nothing to say",
      transitions: answered,
      expected: []),
    Case(
      testDescription: "a transition below a general one",
      transitions: answered + "  - { from: LISTEN, on: segment, when: SYN, to: FULL }",
      expected: [
        "spec:11:5: error: this transition can never fire: one above it answers all its cases; "
          + "move it up if it is the particular one [shadowed-transition]",
        "spec:10:5: note: this transition fires instead",
      ]),
    Case(
      testDescription: "a transition that several cover together, in different states",
      transitions: """
          - { from: OPEN, on: segment, when: SYN, ignore: true }
          - { from: HALF, on: segment, when: ACK, ignore: true }
          - { from: FULL, on: segment, when: RST, ignore: true }
          - { from: FULL, on: segment, when: ACK and not RST, ignore: true }
          - { from: OPEN, on: segment, when: SYN or ACK, to: DONE }

        """ + answered,
      expected: [
        "spec:14:5: error: this transition can never fire: others above it answer all its cases; "
          + "move it up if it is the particular one [shadowed-transition]",
        "spec:10:5: note: this transition fires instead when 'SYN'",
        "spec:11:5: note: this transition fires instead when 'ACK'",
        "spec:12:5: note: this transition fires instead when 'RST'",
        "spec:13:5: note: this transition fires instead when 'ACK and not RST'",
      ]),
    Case(
      testDescription: "a transition that one of two states covers can still fire in the other",
      transitions: """
          - { from: HALF, on: segment, ignore: true }
          - { from: OPEN, on: segment, to: DONE }

        """ + answered,
      expected: []),
    Case(
      testDescription: "a condition that can never hold",
      transitions: "  - { from: LISTEN, on: segment, when: SYN and not SYN, to: FULL }\n" + answered,
      expected: [
        "spec:10:5: error: this transition can never fire: its condition 'SYN and not SYN' can never hold "
          + "[impossible-condition]"
      ]),
    Case(
      testDescription: "an event that no state answers",
      transitions: "  - { from: any, on: segment, ignore: true }",
      expected: ["spec:3:50: warning: event 'close' is not answered in any state [unhandled]"]),
    Case(
      testDescription: "an event that some states do not answer",
      transitions: "  - { from: any, on: segment, ignore: true }\n  - { from: LISTEN, on: close, to: DONE }",
      expected: ["spec:3:50: warning: event 'close' is not answered in HALF, FULL [unhandled]"]),
    Case(
      testDescription: "a case that is not answered",
      transitions: """
          - { from: any, on: close, ignore: true }
          - { from: any, on: segment, when: SYN or not ACK, ignore: true }
        """,
      expected: [
        "spec:3:11: warning: event 'segment' is not answered in any state when 'not SYN and ACK' [unhandled]"
      ]),
    Case(
      testDescription: "different cases in different states, as an error",
      transitions: """
          - { from: LISTEN, on: close, to: HALF }
          - { from: HALF, on: close, when: not passive, do: { set: passive } }
          - { from: HALF, on: close, to: FULL }
          - { from: FULL, on: close, ignore: true }
          - { from: LISTEN, on: segment, when: SYN and ACK or RST and not SYN, ignore: true }
          - { from: HALF, on: segment, when: passive, to: DONE }
        """,
      top: "unhandled: error\n",
      expected: [
        "spec:4:11: error: event 'segment' is not answered in 3 of 3 states [unhandled]",
        "spec:7:3: note: in LISTEN when '(not SYN and not RST) or (SYN and not ACK)'",
        "spec:8:20: note: in HALF when 'not passive'",
        "spec:8:26: note: in FULL",
      ]),
    Case(
      testDescription: "what cannot come about is no error",
      transitions: """
          - { from: any, on: close, ignore: true }
          - { from: LISTEN, on: segment, ignore: true }
          - { from: HALF, on: segment, when: passive, to: DONE }
        """,
      top: "unhandled: error\n",
      expected: []),
    Case(
      testDescription: "timers are left to the exploration of the machine",
      transitions: answered + "  - { from: LISTEN, on: wait, to: DONE }",
      expected: []),
  ]

  @Test("Findings", arguments: cases)
  func findings(_ case: Case) throws {
    let machine = try readMachine(`case`.top + Self.header + `case`.transitions)
    let result = check(machine)
    let lines = result.diagnostics.flatMap {
      $0.rendered(path: "spec").split(separator: "\n").map(String.init)
    }
    #expect(lines == `case`.expected)
    #expect((result.machine == nil) == result.diagnostics.hasErrors)
  }

  @Test("A list of many states or cases is cut short")
  func longLists() throws {
    let states = (1...30).map { "S\($0)" }.joined(separator: ", ")
    let flags = (1...12).map { "f\($0)" }
    let pairs = stride(from: 0, to: 12, by: 2).map { "\(flags[$0]) and \(flags[$0 + 1])" }
    let machine = try readMachine(
      """
      machine: Long
      flags: [\(flags.joined(separator: ", "))]
      events: { e: { carries: [\(flags.joined(separator: ", "))] }, f: }
      states: [\(states)]
      transitions:
        - { from: any, on: e, when: "not (\(pairs.joined(separator: " or ")))", ignore: true }
        - { from: S30, on: f, to: S1 }
      """)
    let findings = check(machine).diagnostics.map { $0.rendered(path: "spec") }
    #expect(
      findings == [
        "spec:3:11: warning: event 'e' is not answered in any state when "
          + "'(f1 and f2) or (f3 and f4) or (f5 and f6) or (f7 and f8) or 2 other cases' [unhandled]",
        "spec:3:80: warning: event 'f' is not answered in "
          + "S1, S2, S3, S4, S5, S6, S7, S8, S9, S10, S11, S12 and 17 more [unhandled]",
      ])
  }

  @Test("Of very many kinds of gaps the first are told")
  func manyGaps() throws {
    let flags = (1...15).map { "f\($0)" }.joined(separator: ", ")
    let states = (1...15).map { "S\($0)" }.joined(separator: ", ")
    let transitions = (1...15).map { "  - { from: S\($0), on: e, when: f\($0), ignore: true }" }
    let machine = try readMachine(
      "machine: Many\nflags: [\(flags)]\nevents: { e: { carries: [\(flags)] } }\nstates: [\(states)]\n"
        + "transitions:\n" + transitions.joined(separator: "\n"))
    let finding = try #require(check(machine).diagnostics.first)
    #expect(finding.message == "event 'e' is not answered in 15 of 15 states")
    #expect(finding.notes.count == 11)
    #expect(finding.notes.first?.message == "in S1 when 'not f1'")
    #expect(finding.notes.last?.message == "and in 5 more states")
  }
}
