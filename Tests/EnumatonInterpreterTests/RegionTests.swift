import EnumatonInterpreter
import Testing

@Suite struct Regions {
  static let spec = """
    machine: Player
    events: [power, play, stop, zoom, next, reset, eject]
    effects: [a, b, c, d, on, off, stopped, playing, unstopped, unplaying, small, full, unsmall, unfull]
    rejections: [busy]
    timers: { idle: 10s }
    states:
      off: { exit: d }
      on:
        entry: 'on'
        exit: 'off'
        timers: idle
        regions:
          playback:
            states:
              stopped: { entry: stopped, exit: unstopped }
              playing: { entry: playing, exit: unplaying }
          screen:
            states:
              small: { entry: small, exit: unsmall }
              full: { entry: full, exit: unfull }
    transitions:
      - { from: off, on: power, to: on, do: c }
      - { from: on, on: [power, idle], to: off, do: c }
      - { from: stopped, on: play, to: playing }
      - { from: playing, on: stop, to: stopped }
      - { from: small, on: [zoom, next], to: full }
      - { from: full, on: zoom, to: small }
      - { from: playing, on: next, do: a }
      - { from: on, on: reset, do: b }
      - { from: playing, on: eject, reject: busy }
      - { from: on, on: eject, ignore: true }
    """

  @Test("Exits go from the innermost, last region first; entries from the outermost, first region first")
  func order() throws {
    var trial = try Trial(Self.spec)
    #expect(
      try trial.run("power", "play", "power") == [
        "0.0 power: off → stopped+small, d, c, start idle, on, stopped, small | idle 10.0",
        "0.0 play: stopped+small → playing+small, unstopped, playing | idle 10.0",
        "0.0 power: playing+small → off, unsmall, unplaying, off, stop idle, c",
      ])
  }

  @Test("Each region answers for itself; what nobody answers is unhandled")
  func regionsAnswer() throws {
    var trial = try Trial(Self.spec, at: "on")
    #expect(
      try trial.run("zoom", "play", "stop", "next", "next").map { $0.prefix { $0 != "|" } } == [
        "0.0 zoom: stopped+small → stopped+full, unsmall, full ",
        "0.0 play: stopped+full → playing+full, unstopped, playing ",
        "0.0 stop: playing+full → stopped+full, unplaying, stopped ",
        "0.0 next: stopped+full unhandled ", "0.0 next: stopped+full unhandled ",
      ])
  }

  @Test("Several regions take their transitions in the order of the file; one they share is taken once")
  func fileOrder() throws {
    var trial = try Trial(Self.spec, at: "playing")
    var other = trial
    #expect(try trial.rules("next") == [["small/next#1", "playing/next#1"]])
    #expect(
      try other.run("next") == ["0.0 next: playing+small → playing+full, unsmall, full, a | idle 10.0"])
    #expect(
      try trial.run("reset", "eject").map { $0.prefix { $0 != "|" } }
        == ["0.0 reset: playing+full stayed, b ", "0.0 eject: playing+full rejected "])
  }

  @Test("Of transitions that leave the same state, the first in the file is taken")
  func conflicts() throws {
    func spec(_ transitions: String...) -> String {
      """
      machine: Conflict
      events: [go]
      states:
        away:
        here: { regions: { left: { states: [a, b] }, right: { states: [c, d] } } }
      transitions:
        - { from: away, on: go, to: here }
      \(transitions.map { "  - " + $0 }.joined(separator: "\n"))
      """
    }
    let out = "{ from: d, on: go, to: away }"
    let left = "{ from: a, on: go, to: b }"
    let right = "{ from: c, on: go, to: d }"
    var trial = try Trial(spec(out, left, right), at: "here")
    #expect(
      try trial.run("go", "go") == ["0.0 go: a+c → b+d", "0.0 go: b+d → away"])
    trial = try Trial(spec(left, out, right), at: "d")
    #expect(try trial.run("go", "go") == ["0.0 go: a+d → b+d", "0.0 go: b+d → away"])
    trial = try Trial(spec(out, left, right), at: "d")
    #expect(try trial.run("go") == ["0.0 go: a+d → away"])
    #expect(try trial.rules("go") == [["away/go#1"]])
  }

  @Test("Starting at a state enters all that is around it and beside it")
  func startAnywhere() throws {
    var trial = try Trial(Self.spec, at: "full")
    #expect(trial.states == "stopped+full")
    #expect(trial.initialEffects == ["start idle", "on", "stopped", "full"])
    #expect(trial.timers == "idle 10.0")
    #expect(
      try trial.run("advance 10s") == [
        "10.0 timer idle: stopped+full → off, unfull, unstopped, off, stop idle, c"
      ])
    trial = try Trial(Self.spec, at: "screen")
    #expect(trial.states == "stopped+small")
  }

  static let nested = """
    machine: Nested
    events: [go, back]
    effects: [x, y, z]
    states:
      outer:
        regions:
          one:
            states:
              waiting:
              working:
                exit: x
                regions:
                  up: { states: { u: { exit: y }, v: } }
                  down: { states: [s, { t: { exit: z } }] }
          two: { states: [p, q] }
      gone:
    transitions:
      - { from: waiting, on: go, to: t }
      - { from: u, on: go, to: v }
      - { from: p, on: go, to: q }
      - { from: v, on: go, to: gone }
      - { from: working, on: back, to: waiting }
    """

  @Test("Regions stand in regions; the active states are named in the order of the document")
  func nestedRegions() throws {
    var trial = try Trial(Self.nested)
    #expect(
      try trial.run("go", "go", "back", "go", "go", "go") == [
        "0.0 go: waiting+p → u+t+q", "0.0 go: u+t+q → v+t+q, y", "0.0 back: v+t+q → waiting+q, z, x",
        "0.0 go: waiting+q → u+t+q", "0.0 go: u+t+q → v+t+q, y", "0.0 go: v+t+q → gone, z, x",
      ])
    #expect(try Trial(Self.nested, at: "v").states == "v+s+p")
  }

  @Test("In JSON active states and transitions are joined; counters and the queue appear where there are any")
  func json() throws {
    var trial = try Trial(Self.spec, at: "playing")
    #expect(
      try trial.json("next") == [
        """
        {"time":0.0,"event":"next","from":"playing+small","to":"playing+full","reaction":"moved",\
        "transition":"small/next#1+playing/next#1","effects":["unsmall","full","a"],"held":[],\
        "timers":{"idle":10.0}}
        """
      ])
  }
}
