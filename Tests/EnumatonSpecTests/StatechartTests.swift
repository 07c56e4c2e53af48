import Testing

@testable import EnumatonSpec

/// Counters, regions, history, deferral, internal events and completion.
@Suite struct StatechartTests {
  static let player = """
    machine: Player
    deferred: 2 * 4
    constants: { most: 3, none: 0 }
    flags: [loud, { muted: { held: true } }]
    counters:
      retries: 0...6
      tries: { range: none + 1...most, initial: most, bound: refuses, summary: how often it may fail }
    events:
      power: { carries: loud }
      push: { carries: [loud] }
      pushed: { carries: loud }
      go:
    effects: { beep: { carries: loud } }
    states:
      off:
      on:
        exit: { increment: retries }
        regions:
          playback:
            summary: what is heard
            states:
              stopped:
              playing: { states: [slow, fast, { over: { final: true } }] }
              gone: { final: true }
            initial: playing
          screen: { states: { small: , full: { final: true } }, tags: blue }
      checkout: { initial: cart, states: [pay, cart, { paid: { final: true } }] }
    transitions:
      - { from: off, on: power, to: { history: on } }
      - { from: off, on: go, to: { deepHistory: on, default: full } }
      - { from: off, on: push, defer: true }
      - from: checkout
        on: push
        when: retries < most and not loud or tries != 2
        do: [{ increment: [retries, tries] }, { raise: pushed }, raise: { pushed: [loud] }]
      - { from: checkout, on: go, do: [{ decrement: tries, reset: retries, set: muted }, raise: [go, push: loud]] }
      - { from: [checkout, on], on: [done, push], to: off }
      - { from: playback, on: done, to: stopped }
    """

  private func state(_ name: String, of machine: Machine) throws -> Identifier<Machine.State> {
    try #require(machine.states.identifiers.first { machine.states[$0].name.text == name })
  }

  @Test func `counters have bounds, an initial value and what a step past the bounds does`() throws {
    let machine = try ReaderTests.read(Self.player)
    #expect(machine.counters.map(\.name.text) == ["retries", "tries"])
    #expect(machine.counters.map(\.range) == [0...6, 1...3])
    #expect(machine.counters.map(\.initial) == [0, 3])
    #expect(machine.counters.map(\.bound) == [.saturates, .refuses])
    #expect(machine.counters[1].summary == "how often it may fail")
    #expect(machine.deferralLimit == 8)
  }

  @Test func `regions stand in the tree between their composite and their states`() throws {
    let machine = try ReaderTests.read(Self.player)
    #expect(
      machine.states.map(\.name.text) == [
        "off", "on", "playback", "stopped", "playing", "slow", "fast", "over", "gone", "screen", "small",
        "full", "checkout", "pay", "cart", "paid",
      ])
    let (on, playback, screen) = try (
      state("on", of: machine), state("playback", of: machine), state("screen", of: machine)
    )
    #expect(machine.states.identifiers.filter { machine.states[$0].isRegion } == [playback, screen])
    #expect(machine.states[on].children == [playback, screen])
    #expect(machine.states[on].initial == nil)
    #expect(machine.isOrthogonal(on))
    #expect(machine.states[playback].parent == on)
    #expect(machine.states[playback].summary == "what is heard")
    #expect(try machine.states[playback].initial == state("playing", of: machine))
    #expect(try machine.states[screen].initial == state("small", of: machine))
    #expect(machine.states[screen].tags == ["blue"])
    #expect(machine.states[on].exit.map { machine.text(of: $0) } == ["increment retries"])
  }

  @Test func `a transition goes back to the past, or defers`() throws {
    let machine = try ReaderTests.read(Self.player)
    let (on, full) = try (state("on", of: machine), state("full", of: machine))
    #expect(machine.transitions[0].answer == .resume(Machine.History(of: on, isDeep: false)))
    #expect(machine.transitions[1].answer == .resume(Machine.History(of: on, isDeep: true, fallback: full)))
    #expect(machine.transitions[2].answer == .defer)
  }

  @Test func `counters are changed and events raised in order`() throws {
    let machine = try ReaderTests.read(Self.player)
    #expect(
      machine.transitions[3].actions.map { machine.text(of: $0) } == [
        "increment retries", "increment tries", "raise pushed", "raise pushed loud",
      ])
    #expect(
      machine.transitions[4].actions.map { machine.text(of: $0) } == [
        "decrement tries", "reset retries", "set muted", "raise go", "raise push loud",
      ])
  }

  @Test func `done is the completion of each state that from names`() throws {
    let machine = try ReaderTests.read(Self.player)
    let (on, checkout) = try (state("on", of: machine), state("checkout", of: machine))
    #expect(machine.transitions[5].triggers == [.done(checkout), .done(on), .event(Identifier(1))])
    #expect(
      machine.transitions[5].triggers.map { machine.name(of: $0) } == ["checkout.done", "on.done", "push"])
    #expect(try machine.transitions[6].triggers == [.done(state("playback", of: machine))])
  }

  /// What was made of the condition of a transition that does `actions`, and its text.
  private func read(when condition: String?, do actions: String) throws -> (Machine.Condition, String?) {
    let transition = try ReaderTests.read(
      """
      machine: M
      constants: { most: 3 }
      flags: [a, b]
      counters: { c: 0...6, d-1: { range: 0...6, bound: refuses }, e: { range: 1...6, bound: refuses } }
      events: { go: { carries: [a, b] } }
      effects: [x]
      states: [s]
      transitions:
        - from: s
          on: go
          do: \(actions)
          \(condition.map { "when: \($0)" } ?? "")
      """
    ).transitions[0]
    return (transition.condition, transition.conditionText)
  }

  private static let (a, b) = (Machine.Condition.flag(Identifier(0)), Machine.Condition.flag(Identifier(1)))
  private static func c(_ comparison: Machine.Comparison, _ number: Int64) -> Machine.Condition {
    .counter(Identifier(0), comparison, number)
  }

  @Test(arguments: [
    ("c < 3", c(.less, 3)), ("c<3", c(.less, 3)), ("c <= most", c(.atMost, 3)), ("c == 0", c(.equal, 0)),
    ("c != most", c(.notEqual, 3)), ("c >= 03", c(.atLeast, 3)), ("c>most", c(.greater, 3)),
    ("not c < 3", .not(c(.less, 3))), ("not not c<3", .not(.not(c(.less, 3)))),
    ("a and c < 3 or b", .or([.and([a, c(.less, 3)]), b])), ("(c < 3)and(a)", .and([c(.less, 3), a])),
    ("c\n      <\n      3", c(.less, 3)), ("d-1 < 3", .counter(Identifier(1), .less, 3)),
  ])
  func `a comparison binds before not`(text: String, meaning: Machine.Condition) throws {
    let read = try read(when: text, do: "x")
    #expect(read.0 == meaning)
    #expect(read.1 == text.folded)
  }

  @Test(
    arguments: [
      (nil, "increment: d-1", "d-1 < 6"), (nil, "decrement: e", "e > 1"), (nil, "reset: [d-1, e]", nil),
      (nil, "increment: c", nil), ("a", "increment: d-1", "a and d-1 < 6"),
      ("a or b", "increment: d-1", "(a or b) and d-1 < 6"), ("not a", "decrement: e", "not a and e > 1"),
      ("a and b", "[increment: d-1, decrement: e]", "a and b and d-1 < 6 and e > 1"),
      ("d-1 < 6", "increment: d-1", "d-1 < 6"), ("a and d-1 < 6", "increment: d-1", "a and d-1 < 6"),
      ("d-1 < 5", "increment: d-1", "d-1 < 5 and d-1 < 6"),
    ] as [(String?, String, String?)])
  func `a counter that refuses demands room for its step`(
    condition: String?, actions: String, text: String?
  ) throws {
    let read = try read(when: condition, do: actions.hasPrefix("[") ? actions : "{ \(actions) }")
    #expect(read.1 == text)
    // It is the condition that this text stands for.
    #expect(try self.read(when: text, do: "x").0 == read.0)
  }

  @Test func `words of actions on counters can be effects where there are no counters`() throws {
    let machine = try ReaderTests.read(
      """
      machine: M
      flags: [f]
      events: [e]
      effects: { reset: { carries: f }, increment: , decrement: }
      states: [a]
      transitions:
        - { from: a, on: e, do: [reset, { reset: f }, increment, decrement: ] }
      """)
    #expect(
      machine.transitions[0].actions.map { machine.text(of: $0) } == [
        "reset", "reset f", "increment", "decrement",
      ])
  }

  @Test(arguments: [
    "0...6", "'0...6'", "0 ... 6", "0...2 * most", "{ range: 0...(most + 3) }", "\n    0...6",
  ])
  func `the ends of a range are arithmetic over constants`(range: String) throws {
    let machine = try ReaderTests.read(
      "machine: M\ncounters:\n  c: \(range)\nconstants: { most: 3 }\nstates: [a]")
    #expect(machine.counters[0].range == 0...6)
  }

  @Test(arguments: ["[{ c: 0...6 }]", "{ c: 0...6 }", "\n  - c: 0...6", "\n  - c: { range: 0...6 }"])
  func `counters may stand in a list`(section: String) throws {
    #expect(try ReaderTests.read("machine: M\ncounters: \(section)\nstates: [a]").counters[0].range == 0...6)
  }

  @Test func `what the spec leaves out has a default`() throws {
    let machine = try ReaderTests.read("machine: M\ncounters: { c: 2...6 }\nstates: [a]")
    #expect(machine.counters[0].initial == 2)
    #expect(machine.counters[0].bound == .saturates)
    #expect(machine.deferralLimit == 16)
  }

  @Test func `a list alone is the states of a region`() throws {
    let short = try ReaderTests.read(
      "machine: M\nstates: { a: { regions: { r: [b, { c: { final: true } }], s: [d, e] } } }")
    let long = try ReaderTests.read(
      "machine: M\nstates: { a: { regions: { r: { states: [b, { c: { final: true } }] }, s: { states: [d, e] } } } }"
    )
    #expect(short.states.map(\.name.text) == ["a", "r", "b", "c", "s", "d", "e"])
    #expect(short.states.map(\.parent) == long.states.map(\.parent))
    #expect(short.states.map(\.initial) == long.states.map(\.initial))
    #expect(short.states.map(\.isFinal) == long.states.map(\.isFinal))
  }

  @Test func `regions may stand in regions, in a list too`() throws {
    let machine = try ReaderTests.read(
      """
      machine: M
      states:
        - a:
            regions:
              - r: { states: [{ b: { regions: { t: { states: [c] }, u: { states: [d] } } } }] }
              - s: { states: [e] }
      """)
    #expect(machine.states.map(\.name.text) == ["a", "r", "b", "t", "c", "u", "d", "s", "e"])
    #expect(machine.states.map { $0.parent?.index } == [nil, 0, 1, 2, 3, 2, 5, 0, 7])
    #expect(machine.states.map(\.isRegion) == [false, true, false, true, false, true, false, true, false])
    #expect(machine.initialLeaf(of: Identifier(0)) == Identifier(0))
  }

  @Test func `a state may be called done, and a region stands in from`() throws {
    let machine = try ReaderTests.read(
      """
      machine: M
      events: [e]
      states:
        done:
        a: { regions: { r: { states: [b] }, s: { states: [c, d] } } }
      transitions:
        - { from: done, on: e, to: a }
        - { from: s, on: e, to: d }
        - { from: [r, s], on: e, to: done }
      """)
    #expect(
      machine.transitions.map(\.source) == [
        .states([Identifier(0)]), .states([Identifier(4)]), .states([Identifier(2), Identifier(4)]),
      ])
  }
}
