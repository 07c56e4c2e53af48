import EnumatonSpec
import Testing

@testable import EnumatonCheck

@Suite struct Flattening {
  /// Two trees of states, in which everything entered and left says so.
  ///
  ///     P ── P1 ── a, b       (P starts with P1, P1 with a)
  ///       └─ P2 ── c
  ///     Q ── d
  static let nested = """
    machine: Nested
    events: [e]
    effects: [own, enterP, leaveP, enterP1, leaveP1, enterQ, leaveQ, enter-a, leave-a, enter-b, leave-b, \
    enter-c, leave-c, enter-d, leave-d]
    timers: { tP: 1s, t1: 1s, ta: 1s, tb: 1s, tQ: 1s }
    states:
      P:
        entry: [enterP]
        exit: [leaveP]
        timers: [tP]
        states:
          P1:
            entry: [enterP1]
            exit: [leaveP1]
            timers: [t1]
            states:
              a: { entry: [enter-a], exit: [leave-a], timers: [ta] }
              b: { entry: [enter-b], exit: [leave-b], timers: [tb] }
          P2:
            states:
              c: { entry: [enter-c], exit: [leave-c] }
      Q:
        entry: [enterQ]
        exit: [leaveQ]
        timers: [tQ]
        states:
          d: { entry: [enter-d], exit: [leave-d] }
    transitions:

    """

  @Test(
    "A change leaves and enters every state up to, and down from, the least common ancestor",
    arguments: [
      ("b", "leave-a, stop ta, own, start tb, enter-b"),
      ("c", "leave-a, stop ta, leaveP1, stop t1, own, enter-c"),
      ("P2", "leave-a, stop ta, leaveP1, stop t1, own, enter-c"),
      ("d", "leave-a, stop ta, leaveP1, stop t1, leaveP, stop tP, own, start tQ, enterQ, enter-d"),
      ("Q", "leave-a, stop ta, leaveP1, stop t1, leaveP, stop tP, own, start tQ, enterQ, enter-d"),
      ("a", "leave-a, stop ta, own, start ta, enter-a"),
      // A state that contains the present one is left and re-entered.
      ("P1", "leave-a, stop ta, leaveP1, stop t1, own, start t1, enterP1, start ta, enter-a"),
      (
        "P",
        "leave-a, stop ta, leaveP1, stop t1, leaveP, stop tP, own, "
          + "start tP, enterP, start t1, enterP1, start ta, enter-a"
      ),
    ])
  func leastCommonAncestor(target: String, actions: String) throws {
    let machine = try readMachine(Self.nested + "  - { from: a, on: e, to: \(target), do: [own] }")
    let leaf = ["P": "a", "P1": "a", "P2": "c", "Q": "d"][target] ?? target
    let checked = try #require(check(machine).machine)
    #expect(checked.rulesText == ["a/e#1 → \(leaf): \(actions)"])
  }

  @Test("Staying leaves nothing and enters nothing")
  func staying() throws {
    let machine = try readMachine(Self.nested + "  - { from: P, on: e, do: [own] }")
    let checked = try #require(check(machine).machine)
    #expect(checked.rulesText == ["a/e#1 stays: own", "b/e#1 stays: own", "c/e#1 stays: own"])
  }

  @Test("The machine starts in the initial leaf, with what entering all states around it does")
  func start() throws {
    let machine = try readMachine(Self.nested + "  - { from: any, on: e, ignore: true }")
    let checked = try #require(check(machine).machine)
    #expect(checked.leaves.map { machine.states[$0].name.text } == ["a", "b", "c", "d"])
    #expect(machine.states[checked.initialLeaf].name.text == "a")
    #expect(
      checked.initialActions.map(machine.text)
        == ["start tP", "enterP", "start t1", "enterP1", "start ta", "enter-a"])
    let d = try #require(machine.states.identifiers.first { machine.states[$0].name.text == "d" })
    #expect(checked.steps(entering: d).actions.map(machine.text) == ["start tQ", "enterQ", "enter-d"])
  }

  @Test("Rules stand in the order of the file, whatever the states in 'from' are")
  func order() throws {
    let machine = try readMachine(
      """
      machine: Ordered
      flags: [x, y]
      events: { e: { carries: [x, y] }, f: }
      rejections: [no]
      states:
        S: { states: [a, b] }
        T:
      transitions:
        - { from: any, on: e, when: x, ignore: true }
        - { from: b, on: [e, f], to: T }
        - { from: [S, a], on: e, when: y, reject: no }
        - { from: [a, T], on: e, to: a }
        - { from: S, on: f, to: T }
      """)
    let checked = try #require(check(machine).machine)
    #expect(
      checked.rulesText == [
        "a/e#1 when x ignored", "a/e#2 when y rejected as no", "a/e#3 → a", "a/f#1 → T",
        "b/e#1 when x ignored", "b/e#2 → T", "b/f#1 → T",
        "T/e#1 when x ignored", "T/e#2 → a",
      ])
  }

  @Test("The last rule needs no condition where the ones before leave nothing else")
  func lastRule() throws {
    let machine = try readMachine(
      """
      machine: Last
      flags: { x: , h: { held: true } }
      events: { e: { carries: [x] } }
      states: [S]
      transitions:
        - { from: S, on: e, when: x and h, ignore: true }
        - { from: S, on: e, when: not x, ignore: true }
        - { from: S, on: e, when: not h, to: S }
      """)
    let checked = try #require(check(machine).machine)
    #expect(
      checked.rulesText == ["S/e#1 when (x and h) ignored", "S/e#2 when not x ignored", "S/e#3 → S"])
  }

  @Test("Triggers are the events, the expiries and the exhaustions of timers with attempts")
  func triggers() throws {
    let machine = try readMachine(
      """
      machine: Triggers
      events: [e, f]
      timers: { once: 1s, often: { after: 1s, attempts: 3 }, ever: { after: 1s, repeats: true } }
      states: [S]
      transitions:
        - { from: S, on: [e, f, once, often, often.exhausted, ever], to: S }
      """)
    let checked = try #require(check(machine).machine)
    #expect(checked.triggers.map(machine.name) == ["e", "f", "once", "often", "ever", "often.exhausted"])
    for (index, trigger) in checked.triggers.enumerated() { #expect(checked.index(of: trigger) == index) }
    #expect(checked.index(of: .exhausted(.init(0))) == nil)
    #expect(checked.rulesText.contains("S/often.exhausted#1 → S"))
  }

  @Test("A spec that would be millions of rules is refused before they are made")
  func tooManyRules() throws {
    let states = (1...1500).map { "S\($0)" }.joined(separator: ", ")
    let transition = "  - { from: any, on: [a, b], when: not f, ignore: true }\n"
    let machine = try readMachine(
      "machine: Many\nflags: [f]\nevents: { a: { carries: [f] }, b: { carries: [f] } }\nstates: [\(states)]\n"
        + "transitions:\n" + String(repeating: transition, count: 700))
    let result = check(machine)
    #expect(result.machine == nil)
    #expect(result.diagnostics.map(\.code) == [.tooMany])
    #expect(result.diagnostics.first?.range.start == SourcePosition(line: 672, column: 5))
  }

  @Test("So is one with more states and events than can be told in a table")
  func tooManyCases() throws {
    let states = (1...2_001).map { "S\($0)" }.joined(separator: ", ")
    let events = (1...1_000).map { "e\($0)" }.joined(separator: ", ")
    let machine = try readMachine("machine: Many\nevents: [\(events)]\nstates: [\(states)]")
    let findings = check(machine).diagnostics.map { $0.rendered(path: "spec") }
    #expect(
      findings == [
        "spec:1:10: error: 2001 states and 1000 events and timers are more than 2000000 cases; "
          + "split the machine [too-many]"
      ])
  }
}
