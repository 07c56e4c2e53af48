import EnumatonInterpreter
import Testing

@Suite struct Counters {
  static let spec = """
    machine: Counting
    events: [up, down, reset, try, give, look]
    effects: [low, high]
    counters:
      level: { range: 0...3, initial: 1 }
      tries: { range: 1...2, bound: refuses }
    states: [s, t]
    transitions:
      - { from: any, on: up, do: { increment: level } }
      - { from: any, on: down, do: { decrement: level } }
      - { from: any, on: reset, do: { reset: [level, tries] } }
      - { from: s, on: try, do: { increment: tries } }
      - { from: s, on: try, to: t, do: { reset: tries } }
      - { from: s, on: give, do: { decrement: tries } }
      - { from: s, on: give, ignore: true }
      - { from: any, on: look, when: level >= 2 and not level == 3, do: high }
      - { from: any, on: look, when: level < 1 or level > 2, do: low }
    """

  @Test("A counter that saturates stays at its bounds")
  func saturating() throws {
    var trial = try Trial(Self.spec)
    #expect(
      try trial.run("up", "look", "up", "up", "look", "down", "reset", "look", "down", "down", "look") == [
        "0.0 up: s stayed | level 2", "0.0 look: s stayed, high | level 2", "0.0 up: s stayed | level 3",
        "0.0 up: s stayed | level 3", "0.0 look: s stayed, low | level 3", "0.0 down: s stayed | level 2",
        "0.0 reset: s stayed", "0.0 look: s unhandled", "0.0 down: s stayed | level 0",
        "0.0 down: s stayed | level 0", "0.0 look: s stayed, low | level 0",
      ])
  }

  @Test("Where a counter refuses, the transition that would pass its bound does not match")
  func refusing() throws {
    var trial = try Trial(Self.spec)
    #expect(
      try trial.run("give", "try", "give", "try", "try") == [
        "0.0 give: s ignored", "0.0 try: s stayed | tries 2", "0.0 give: s stayed",
        "0.0 try: s stayed | tries 2", "0.0 try: s → t",
      ])
  }

  @Test("A run can start with any counts")
  func start() throws {
    var trial = try Trial(Self.spec, counters: [3, 2])
    #expect(try trial.run("look") == ["0.0 look: s stayed, low | level 3 tries 2"])
    // What is out of range is brought into it.
    #expect(try Trial(Self.spec, counters: [9, -9]).interpreter.counters == [3, 1])
  }

  @Test("Conditions are evaluated before anything changes")
  func before() throws {
    var trial = try Trial(
      """
      machine: Before
      events: [go, note]
      counters: { n: 0...3 }
      effects: [few, many]
      states: { on: { regions: { a: { states: [x] }, b: { states: [y] } } } }
      transitions:
        - { from: x, on: go, do: [{ increment: n }, { raise: note }] }
        - { from: y, on: go, when: n == 0, do: few }
        - { from: y, on: go, do: many }
        - { from: y, on: note, when: n == 1, do: few }
        - { from: y, on: note, do: many }
      """)
    #expect(
      try trial.run("go", "go") == [
        "0.0 go: x+y stayed, few | n 1", "0.0 raise note: x+y stayed, few | n 1",
        "0.0 go: x+y stayed, many | n 2", "0.0 raise note: x+y stayed, many | n 2",
      ])
  }

  @Test("In JSON all counters are shown")
  func json() throws {
    var trial = try Trial(Self.spec)
    #expect(
      try trial.json("up") == [
        """
        {"time":0.0,"event":"up","from":"s","to":"s","reaction":"stayed","transition":"s/up#1","effects":[],\
        "held":[],"counters":{"level":2,"tries":1},"timers":{}}
        """
      ])
  }
}
