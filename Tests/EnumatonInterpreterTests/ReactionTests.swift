import EnumatonCheck
import EnumatonInterpreter
import EnumatonSpec
import Testing

@Suite struct Reactions {
  static let door = """
    machine: Door
    flags: { key: , force: , locked: { held: true }, alarmed: { held: true } }
    events: { open: { carries: [key, force] }, close: , lock: { carries: [key] }, wait: }
    effects: { ring: , turn: { carries: [key, force] } }
    rejections: [noKey]
    timers: { swing: 2s }
    states:
      SHUT:
      OPEN: { timers: [swing] }
    transitions:
      - { from: SHUT, on: open, when: locked and not key, reject: noKey }
      - { from: SHUT, on: open, to: OPEN, do: [clear: locked, turn: [key]] }
      - { from: SHUT, on: lock, when: key, do: [set: [locked, alarmed]] }
      - { from: SHUT, on: close, ignore: true }
      - { from: OPEN, on: [close, swing], to: SHUT }
      - { from: OPEN, on: open, when: force, to: OPEN, do: [ring] }
    """

  @Test("Every answer: moved, stayed, ignored, rejected, unhandled")
  func answers() throws {
    var trial = try Trial(Self.door)
    #expect(
      try trial.run(
        "lock key", "open force", "close", "open force key", "wait", "lock", "advance 1s", "open force",
        "advance 1s", "close") == [
          "0.0 lock key: SHUT stayed | locked alarmed",
          "0.0 open force: SHUT rejected | locked alarmed",
          "0.0 close: SHUT ignored | locked alarmed",
          "0.0 open key force: SHUT → OPEN, turn key, start swing | alarmed | swing 2.0",
          "0.0 wait: OPEN unhandled | alarmed | swing 2.0",
          "0.0 lock: OPEN unhandled | alarmed | swing 2.0",
          // A self-transition leaves and re-enters: the timer starts anew.
          "1.0 open force: OPEN → OPEN, stop swing, ring, start swing | alarmed | swing 2.0",
          "2.0 close: OPEN → SHUT, stop swing | alarmed",
        ])
  }

  @Test("A run can start in any state, as if it had just been entered, with any held flags")
  func startAnywhere() throws {
    #expect(try Trial(Self.door).timers == "")
    #expect(try Trial(Self.door, at: "OPEN").timers == "swing 2.0")
    var trial = try Trial(Self.door, held: 1)
    #expect(try trial.run("open") == ["0.0 open: SHUT rejected | locked"])
    trial = try Trial(Self.door, at: "OPEN", held: 2)
    #expect(try trial.run("advance 2s") == ["2.0 timer swing: OPEN → SHUT, stop swing | alarmed"])
  }

  static let nested = """
    machine: Nested
    flags: { warm: { held: true } }
    events: [go]
    timers: { outer: 10s, inner: 1s }
    states:
      COLD:
      WARM:
        timers: [outer]
        entry: [set: warm]
        exit: [clear: warm]
        states: { IDLE: , BUSY: { timers: [inner] } }
    transitions:
      - { from: COLD, on: go, to: WARM }
      - { from: IDLE, on: go, to: BUSY }
      - { from: BUSY, on: inner, to: IDLE }
      - { from: WARM, on: [go, outer], to: COLD }
    """

  @Test("The timer of a composite runs on while its states change")
  func scopedTimers() throws {
    var trial = try Trial(Self.nested)
    #expect(
      try trial.run("go", "advance 4s", "go", "advance 3s", "advance 3s") == [
        "0.0 go: COLD → IDLE, start outer | warm | outer 10.0",
        "4.0 go: IDLE → BUSY, start inner | warm | outer 6.0, inner 1.0",
        "5.0 timer inner: BUSY → IDLE, stop inner | warm | outer 5.0",
        "10.0 timer outer: IDLE → COLD, stop outer",
      ])
  }

  @Test("Starting in a state inside another starts the timers of both; given held flags are held exactly")
  func startInside() throws {
    var trial = try Trial(Self.nested, at: "BUSY")
    #expect(trial.timers == "outer 10.0, inner 1.0")
    #expect(trial.interpreter.held == 1)
    trial = try Trial(Self.nested, at: "WARM")
    #expect(trial.timers == "outer 10.0")
    #expect(try Trial(Self.nested, at: "BUSY", held: 0).interpreter.held == 0)
  }

  @Test("Flags that an event does not carry are as good as not set")
  func foreignFlags() throws {
    var trial = try Trial(Self.door)
    let lock = Identifier<Machine.Event>(2)
    let reactions = trial.interpreter.handle(lock, flags: ~0)
    #expect(reactions.map(\.flags) == [1])
    #expect(reactions.map(\.kind) == [.stayed])
  }

  @Test("A copy of an interpreter is a point to come back to")
  func copies() throws {
    var trial = try Trial(Self.nested)
    _ = try trial.run("go", "advance 4s")
    var copy = trial
    let first = try trial.run("go", "advance 1h")
    #expect(try copy.run("go", "advance 1h") == first)
  }

  @Test("In JSON the keys and their order are fixed")
  func json() throws {
    var trial = try Trial(Self.door, held: 1)
    let open = Identifier<Machine.Event>(0)
    let machine = trial.interpreter.machine
    #expect(
      trial.interpreter.handle(open).map { $0.json(machine).text } == [
        """
        {"time":0.0,"event":"open","from":"SHUT","to":"SHUT","reaction":"rejected","rejection":"noKey",\
        "transition":"SHUT/open#1","effects":[],"held":["locked"],"timers":{}}
        """
      ])
    #expect(
      trial.interpreter.handle(open, flags: 1).map { $0.json(machine).text } == [
        """
        {"time":0.0,"event":"open key","from":"SHUT","to":"OPEN","reaction":"moved",\
        "transition":"SHUT/open#2","effects":["turn key","start swing"],"held":[],"timers":{"swing":2.0}}
        """
      ])
    #expect(
      trial.interpreter.handle(Identifier(3)).map { $0.json(machine).text } == [
        """
        {"time":0.0,"event":"wait","from":"OPEN","to":"OPEN","reaction":"unhandled",\
        "transition":null,"effects":[],"held":[],"timers":{"swing":2.0}}
        """
      ])
  }

  @Test(
    "Seconds are the shortest exact decimal",
    arguments: [
      (0, "0.0"), (1_000_000_000, "1.0"), (250_000_000, "0.25"), (1, "0.000000001"),
      (63_500_000_000, "63.5"), (100_000_000_000, "100.0"), (Int64.max, "9223372036.854775807"),
    ])
  func seconds(nanoseconds: Int64, text: String) {
    #expect(secondsText(nanoseconds: nanoseconds) == text)
  }
}
