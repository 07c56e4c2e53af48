import EnumatonCheck
import EnumatonInterpreter
import EnumatonSpec
import Testing

@Suite struct InternalEvents {
  static let chain = """
    machine: Chain
    flags: { f: , g: , h: { held: true } }
    events: { go: , first: { carries: [f, g] }, second: , third: }
    effects: [a, b, c]
    states: { s: , t: { entry: [{ raise: third }, c], exit: b } }
    transitions:
      - { from: s, on: go, do: [{ raise: { first: f } }, a, { raise: second }] }
      - { from: s, on: first, when: f and not g, to: t, do: { set: h } }
      - { from: any, on: first, ignore: true }
      - { from: t, on: second, do: a }
      - { from: t, on: third, when: h, to: s, do: { clear: h } }
    """

  @Test("Raised events follow in the order in which they were raised, before anything from outside")
  func order() throws {
    var trial = try Trial(Self.chain)
    #expect(
      try trial.run("go", "second") == [
        "0.0 go: s stayed, a",
        "0.0 raise first f: s → t, c | h",
        "0.0 raise second: t stayed, a | h",
        "0.0 raise third: t → s, b",
        "0.0 second: s unhandled",
      ])
  }

  @Test("A raised event can come from outside too, and one that nobody answers is unhandled")
  func bothWays() throws {
    var trial = try Trial(Self.chain)
    #expect(
      try trial.run("first f", "third") == [
        "0.0 first f: s → t, c | h", "0.0 raise third: t → s, b", "0.0 third: s unhandled",
      ])
    trial = try Trial(Self.chain, at: "t")
    #expect(trial.initialEffects == ["c"])
    #expect(try trial.run("first g f") == ["0.0 first f g: t ignored"])
    // As if it had just been entered, with this flag: what entering raises is answered.
    trial = try Trial(Self.chain, at: "t", held: 1)
    #expect(trial.states == "s")
    #expect(trial.initialEffects == ["c", "b"])
    #expect(trial.interpreter.held == 1)
  }

  @Test("What the initial states raise is answered before the first event")
  func initial() throws {
    let trial = try Trial(
      """
      machine: Start
      events: [begin]
      effects: [x]
      timers: { t: 1s }
      states: { a: { entry: { raise: begin } }, b: { timers: t } }
      transitions:
        - { from: a, on: begin, to: b, do: x }
      """)
    #expect(trial.states == "b")
    #expect(trial.initialEffects == ["x", "start t"])
    #expect(trial.timers == "t 1.0")
  }

  static let checkout = """
    machine: Checkout
    events: [pay, pack, restart]
    effects: [thank]
    states:
      checkout:
        regions:
          payment: { states: [due, { paid: { final: true } }] }
          parcel: { states: [loose, { packed: { final: true } }] }
      sent:
    transitions:
      - { from: due, on: pay, to: paid }
      - { from: loose, on: pack, to: packed }
      - { from: payment, on: done, do: thank }
      - { from: checkout, on: done, to: sent }
      - { from: checkout, on: restart, to: checkout }
    """

  @Test("A composite with regions is done when all of them are, a region when it is")
  func completion() throws {
    var trial = try Trial(Self.checkout)
    #expect(
      try trial.run("pay", "restart", "pack", "pay") == [
        "0.0 pay: due+loose → paid+loose", "0.0 done payment: paid+loose stayed, thank",
        "0.0 restart: paid+loose → due+loose",
        "0.0 pack: due+loose → due+packed",
        "0.0 pay: due+packed → paid+packed", "0.0 done payment: paid+packed stayed, thank",
        "0.0 done checkout: paid+packed → sent",
      ])
  }

  @Test("A completion that nobody answers is nothing")
  func unanswered() throws {
    var trial = try Trial(
      """
      machine: Quiet
      flags: { loud: { held: true } }
      events: [end, again]
      states:
        work: { states: [busy, { over: { final: true } }] }
        home:
      transitions:
        - { from: busy, on: end, to: over }
        - { from: over, on: again, to: over, do: { set: loud } }
        - { from: work, on: done, when: loud, to: home }
      """)
    #expect(
      try trial.run("end", "again") == [
        "0.0 end: busy → over", "0.0 again: over → over | loud", "0.0 done work: over → home | loud",
      ])
  }

  @Test("One event's reactions together are what the generated code answers")
  func macrosteps() throws {
    var trial = try Trial(Self.chain)
    let machine = trial.interpreter.machine
    let first = try Macrostep.all(in: trial.reactions(to: "go"))
    #expect(first.map(\.kind) == [.moved])
    #expect(
      first.flatMap { $0.transitions.map(machine.name) }
        == ["s/go#1", "s/first#1", "t/second#1", "t/third#1"])
    #expect(first.flatMap { $0.effects.map(machine.machine.text) } == ["a", "c", "a", "b"])
    #expect(first.map { machine.machine.text(of: $0.last.to) } == ["s"])
    #expect(try Macrostep.all(in: trial.reactions(to: "first")).map(\.kind) == [.ignored])
    #expect(try Macrostep.all(in: trial.reactions(to: "first")).flatMap(\.transitions).isEmpty)
    #expect(Macrostep.all(in: []).isEmpty)
  }
}
