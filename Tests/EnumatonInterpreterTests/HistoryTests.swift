import EnumatonInterpreter
import Testing

@Suite struct Histories {
  /// A washing program of two levels, and ways back into it.
  static func spec(_ way: String) -> String {
    """
    machine: Washer
    events: [pause, go, next, open]
    effects: [lock, unlock, spin]
    states:
      program:
        entry: lock
        exit: unlock
        states:
          washing: { states: [soaking, rinsing] }
          drying: { states: [warm, { hot: { entry: spin } }] }
      paused:
      opened:
    transitions:
      - { from: program, on: pause, to: paused }
      - { from: program, on: open, to: opened }
      - { from: [paused, opened], on: go, to: \(way) }
      - { from: soaking, on: next, to: rinsing }
      - { from: rinsing, on: next, to: drying }
      - { from: warm, on: next, to: hot }
    """
  }

  @Test(
    "A composite is entered where it was left",
    arguments: [
      ("{ history: program }", "warm, lock"), ("{ deepHistory: program }", "hot, lock, spin"),
      ("program", "soaking, lock"),
    ])
  func past(way: String, entered: String) throws {
    var trial = try Trial(Self.spec(way))
    #expect(
      try trial.run("next", "next", "next", "pause", "go").suffix(2) == [
        "0.0 pause: hot → paused, unlock", "0.0 go: paused → \(entered)",
      ])
  }

  @Test(
    "Without a past the default is entered, or what is initial",
    arguments: [
      ("{ history: program }", "soaking"), ("{ deepHistory: program, default: hot }", "hot"),
      ("{ history: program, default: drying }", "warm"),
    ])
  func noPast(way: String, entered: String) throws {
    var trial = try Trial(Self.spec(way), at: "paused")
    #expect(try trial.run("go").map { $0.contains("→ \(entered)") } == [true])
    #expect(trial.states == entered)
  }

  @Test("The past is that of the last time, however the composite was left")
  func lastTime() throws {
    var trial = try Trial(Self.spec("{ deepHistory: program }"))
    _ = try trial.run("next", "pause", "go", "next", "open", "go")
    #expect(trial.states == "warm")
    _ = try trial.run("next", "pause", "go")
    #expect(trial.states == "hot")
  }

  static let screens = """
    machine: Screens
    events: [power, a, b]
    effects: [x, y]
    states:
      off:
      on:
        regions:
          left: { states: { l1: , l2: { states: [l3, { l4: { entry: x } }] } } }
          right: { states: { r1: , r2: { entry: y } } }
    transitions:
      - { from: off, on: power, to: { WAY: on } }
      - { from: on, on: power, to: off }
      - { from: l1, on: a, to: l4 }
      - { from: r1, on: b, to: r2 }
    """

  @Test(
    "Of a composite with regions each one has its own past",
    arguments: [
      ("history", "0.0 power: off → l3+r2, y"), ("deepHistory", "0.0 power: off → l4+r2, x, y"),
    ])
  func regions(way: String, reaction: String) throws {
    var trial = try Trial(Self.screens.replacing("WAY", with: way))
    #expect(try trial.run("power") == ["0.0 power: off → l1+r1"])
    #expect(try trial.run("a", "b", "power", "power").last == reaction)
  }

  @Test("Going back to where the machine is leaves and enters it again")
  func present() throws {
    var trial = try Trial(
      """
      machine: Again
      events: [next, again]
      effects: [in, out]
      states:
        a: { entry: in, exit: out, states: [b, { c: { entry: in, exit: out } }] }
      transitions:
        - { from: b, on: next, to: c }
        - { from: c, on: next, to: { deepHistory: a } }
        - { from: a, on: again, to: { history: a } }
      """)
    #expect(
      try trial.run("next", "next", "again") == [
        "0.0 next: b → c, in", "0.0 next: c → c, out, out, in, in", "0.0 again: c → c, out, out, in, in",
      ])
  }
}
