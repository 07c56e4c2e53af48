import Testing

@testable import EnumatonSpec

/// `check`, `allow` and `properties`.
@Suite struct PropertyTests {
  static func spec(_ rest: String) -> String {
    """
    machine: Connection
    flags: [SYN, RST, { orphaned: { held: true } }]
    counters: { retries: 0...3 }
    events: { segment: { carries: [SYN, RST] }, abort: { carries: RST } }
    timers: { timeWait: 60s, OPEN: 1s, probe: { after: 1s, attempts: 2 } }
    effects: { send: { carries: [SYN, RST] }, connected: }
    rejections: [busy]
    states: { CLOSED: , OPEN: { states: [HALF, FULL] }, PAIR: { regions: { left: [A], right: [B] } } }
    transitions:
      - { from: CLOSED, on: segment, to: OPEN }

    """ + rest
  }

  private func claim(_ claim: String) throws -> Machine.Claim {
    try ReaderTests.read(Self.spec("properties: { p: { \(claim) } }")).properties[0].claim
  }

  private static func state(_ index: Int) -> Machine.Predicate { .inState(Identifier(index)) }

  @Test(arguments: [
    ("never: CLOSED", Machine.Claim.never(state(0))),
    (
      "always: not CLOSED and retries < 3",
      .always(.and([.not(state(0)), .counter(Identifier(0), .less, 3)]))
    ),
    ("always-can-reach: CLOSED or orphaned", .alwaysCanReach(.or([state(0), .held(Identifier(2))]))),
    ("after: state.OPEN, eventually: timer.OPEN", .eventually(after: state(1), .running(Identifier(1)))),
    ("never: left and flag.orphaned", .never(.and([state(5), .held(Identifier(2))]))),
    ("eventually: FULL, after: timeWait", .eventually(after: .running(Identifier(0)), state(3))),
  ])
  func `a claim about situations is read`(text: String, meaning: Machine.Claim) throws {
    #expect(try claim(text) == meaning)
  }

  @Test func `a claim about reactions is read`() throws {
    var expected = Machine.StepClaim([
      .neverDoes([
        .perform(Identifier(0), flags: [Identifier(1)]), .start(Identifier(0)), .stop(Identifier(2)),
      ])
    ])
    expected.during = .held(Identifier(2))
    expected.triggers = [.event(Identifier(0)), .event(Identifier(1))]
    expected.condition = .and([.flag(Identifier(1)), .not(.flag(Identifier(2)))])
    let text =
      "while: orphaned, on: [segment, abort], when: RST and not orphaned, "
      + "never-sends: [{ send: RST, start: timeWait }, stop: probe]"
    #expect(try claim(text) == .step(expected))
    #expect(try claim(text.replacing("never-sends", with: "never-does")) == .step(expected))
  }

  @Test(arguments: [
    ("goes-to: [CLOSED, FULL]", Machine.Consequence.goesTo(.or([state(0), state(3)]))),
    ("goes-to: [OPEN]", .goesTo(state(1))), ("never-goes-to: CLOSED", .neverGoesTo(state(0))),
    ("rejects: busy", .rejects(Identifier(0))),
    ("does: connected", .does([.perform(Identifier(1), flags: [])])),
    ("does: { send: [RST, SYN] }", .does([.perform(Identifier(0), flags: [Identifier(0), Identifier(1)])])),
  ])
  func `what a reaction must come to is read`(text: String, meaning: Machine.Consequence) throws {
    #expect(try claim(text) == .step(Machine.StepClaim([meaning])))
    guard case .step(let claim) = try claim("on: probe.exhausted, when: orphaned, " + text) else {
      return #expect(Bool(false))
    }
    #expect(claim.triggers == [.exhausted(Identifier(2))])
  }

  @Test func `what is claimed of the same reactions stands together`() throws {
    let expected = Machine.StepClaim([
      .goesTo(Self.state(0)), .does([.perform(Identifier(1), flags: [])]), .rejects(Identifier(0)),
    ])
    #expect(try claim("goes-to: CLOSED, does: connected, rejects: busy") == .step(expected))
  }

  @Test func `a property has a name, a summary and its place`() throws {
    let text = Self.spec("properties:\n  - p: { never: A, summary: why }\n  - q: { always: B }")
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("- q:") })
    let machine = try ReaderTests.read(text)
    #expect(machine.properties.map(\.name.text) == ["p", "q"])
    #expect(machine.properties[0].summary == "why")
    #expect(machine.properties[1].name.range.start == SourcePosition(line: line + 1, column: 5))
  }

  @Test func `levels are read`() throws {
    let machine = try ReaderTests.read(Self.spec("check: { overlap: off, trap: error, naming: advice }"))
    #expect(machine.levels == [.overlap: .off, .trap: .error, .naming: .advice])
    #expect(!machine.unhandledIsError)
  }

  @Test(arguments: [
    "check: { unhandled: error }", "unhandled: error", "unhandled: error\ncheck: { unhandled: error }",
  ])
  func `unanswered events are errors, said in either way`(text: String) throws {
    let machine = try ReaderTests.read(Self.spec(text))
    #expect(machine.unhandledIsError)
    #expect(machine.levels == [.unhandled: .error])
  }

  @Test func `whatever has a name, and a transition, may have an allowance`() throws {
    let machine = try ReaderTests.read(
      """
      machine: M
      properties: { p: { never: b, allow: { broken-property: x } } }
      constants: { k: { value: 1, allow: { unused: x } } }
      flags: { f: { allow: { unused: x } } }
      counters: { c: { range: 0...1, allow: { unused: x } } }
      events: { e: { allow: { unused: x } } }
      timers: { t: { after: 1s, allow: { unused: x } } }
      effects: { o: { allow: { unused: x } } }
      rejections: { r: { allow: { unused: ' the reason ' } } }
      states:
        a: { allow: { trap: x, unreachable-state: x } }
        b: { regions: { q: { states: [d], allow: { trap: x } }, s: [g] } }
      transitions:
        - { from: a, on: e, ignore: true, allow: { overlap: x } }
      """)
    #expect(
      machine.allowances.map(\.subject) == [
        .property(Identifier(0)), .constant(Identifier(0)), .flag(Identifier(0)), .counter(Identifier(0)),
        .event(Identifier(0)), .timer(Identifier(0)), .effect(Identifier(0)), .rejection(Identifier(0)),
        .state(Identifier(0)), .state(Identifier(0)), .state(Identifier(2)), .transition(Identifier(0)),
      ])
    #expect(machine.allowances[7].reason == "the reason")
    #expect(machine.allowances[8].code == .trap)
    #expect(machine.allowances[8].range.start == SourcePosition(line: 11, column: 17))
  }

  @Test func `only findings have a level, and those of the reader have none`() {
    #expect(Diagnostic.Code.overlap.defaultLevel == .advice)
    #expect(Diagnostic.Code.brokenProperty.defaultLevel == .error)
    for code in [Diagnostic.Code.shadowedTransition, .impossibleCondition, .undeclared, .tooComplex] {
      #expect(!code.isFinding)
    }
  }
}
