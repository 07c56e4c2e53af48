import EnumatonCheck
import EnumatonInterpreter
import Testing

@Suite struct Deferrals {
  static let link = """
    machine: Link
    deferred: 3
    flags: [urgent]
    events: { open: , up: , send: { carries: [urgent] }, close: , reset: }
    effects: [transmit, hangUp]
    timers: { dial: 5s, ping: { after: 2s, repeats: true }, quiet: 4s }
    states:
      idle:
      dialling: { timers: [dial, ping] }
      checking:
      open: { timers: quiet }
    transitions:
      - { from: idle, on: open, to: dialling }
      - { from: [idle, dialling, checking], on: send, defer: true }
      - { from: dialling, on: close, defer: true }
      - { from: dialling, on: ping, defer: true }
      - { from: dialling, on: dial, to: open }
      - { from: dialling, on: up, to: checking }
      - { from: checking, on: close, to: open }
      - { from: checking, on: ping, ignore: true }
      - { from: open, on: send, do: transmit }
      - { from: open, on: ping, do: hangUp }
      - { from: open, on: [close, quiet], to: idle }
      - { from: any, on: reset, to: idle }
    """

  @Test("Deferred events are offered again after a change of state, the oldest first")
  func order() throws {
    var trial = try Trial(Self.link)
    #expect(
      try trial.run("send urgent", "send", "open", "advance 1s", "up", "close") == [
        "0.0 send urgent: idle deferred | deferred send urgent",
        "0.0 send: idle deferred | deferred send urgent, send",
        "0.0 open: idle → dialling, start dial, start ping | dial 5.0, ping 2.0 | deferred send urgent, send",
        "0.0 send urgent: dialling deferred | dial 5.0, ping 2.0 | deferred send urgent, send",
        "0.0 send: dialling deferred | dial 5.0, ping 2.0 | deferred send urgent, send",
        "1.0 up: dialling → checking, stop dial, stop ping | deferred send urgent, send",
        "1.0 send urgent: checking deferred | deferred send urgent, send",
        "1.0 send: checking deferred | deferred send urgent, send",
        "1.0 close: checking → open, start quiet | quiet 4.0 | deferred send urgent, send",
        "1.0 send urgent: open stayed, transmit | quiet 4.0 | deferred send",
        "1.0 send: open stayed, transmit | quiet 4.0",
      ])
  }

  @Test("After each one that moves the machine, offering starts anew with the oldest")
  func startsAnew() throws {
    var trial = try Trial(Self.link, at: "dialling")
    #expect(
      try trial.run("send", "close", "send", "up").map { $0.prefix { $0 != "," && $0 != "|" } } == [
        "0.0 send: dialling deferred ", "0.0 close: dialling deferred ", "0.0 send: dialling deferred ",
        "0.0 up: dialling → checking", "0.0 send: checking deferred ", "0.0 close: checking → open",
        "0.0 send: open stayed", "0.0 send: open stayed",
      ])
    #expect(trial.interpreter.deferred.isEmpty)
  }

  @Test("What finds no place is reported and not kept")
  func overflow() throws {
    var trial = try Trial(Self.link)
    _ = try trial.run("send", "send", "send")
    #expect(
      try trial.run("send urgent", "reset").map { $0.prefix { $0 != "|" } } == [
        "0.0 send urgent: idle overflow ", "0.0 reset: idle → idle ", "0.0 send: idle deferred ",
        "0.0 send: idle deferred ", "0.0 send: idle deferred ",
      ])
    #expect(trial.interpreter.deferred.map(\.flags) == [0, 0, 0])
  }

  @Test("Expiries are deferred as well, and what a timer's move brings back happens when the timer was due")
  func timers() throws {
    var trial = try Trial(Self.link, at: "dialling")
    #expect(
      try trial.run("advance 1h").map { $0.prefix { $0 != "|" } } == [
        "2.0 timer ping: dialling deferred ", "4.0 timer ping: dialling deferred ",
        "5.0 timer dial: dialling → open, stop dial, stop ping, start quiet ",
        "5.0 timer ping: open stayed, hangUp ", "5.0 timer ping: open stayed, hangUp ",
        "9.0 timer quiet: open → idle, stop quiet",
      ])
  }

  @Test("Events offered again are marked, and each is a macrostep of its own")
  func origins() throws {
    var trial = try Trial(Self.link, at: "dialling")
    _ = try trial.run("send", "advance 2s")
    let reactions = try trial.reactions(to: "timer dial")
    #expect(reactions.map(\.origin) == [.outside, .recalled, .recalled])
    #expect(Macrostep.all(in: reactions).map(\.kind) == [.moved, .stayed, .stayed])
  }

  @Test("An internal event's move counts, and what an event offered again raises comes before the next")
  func internalEvents() throws {
    var trial = try Trial(
      """
      machine: Both
      events: [job, wake, begin, tick]
      effects: [work]
      states: [asleep, awake]
      transitions:
        - { from: asleep, on: job, defer: true }
        - { from: asleep, on: wake, do: { raise: begin } }
        - { from: asleep, on: begin, to: awake }
        - { from: awake, on: job, do: { raise: tick } }
        - { from: awake, on: tick, do: work }
      """)
    #expect(
      try trial.run("job", "job", "wake") == [
        "0.0 job: asleep deferred | deferred job", "0.0 job: asleep deferred | deferred job, job",
        "0.0 wake: asleep stayed | deferred job, job", "0.0 raise begin: asleep → awake | deferred job, job",
        "0.0 job: awake stayed | deferred job", "0.0 raise tick: awake stayed, work | deferred job",
        "0.0 job: awake stayed", "0.0 raise tick: awake stayed, work",
      ])
  }

  @Test("A region that defers does not keep an event that another takes")
  func regions() throws {
    var trial = try Trial(
      """
      machine: Half
      events: [go, back]
      states: { on: { regions: { a: { states: [x, y] }, b: { states: [z] } } } }
      transitions:
        - { from: x, on: go, to: y }
        - { from: y, on: back, to: x }
        - { from: z, on: go, defer: true }
      """)
    #expect(
      try trial.run("go", "go", "back") == [
        "0.0 go: x+z → y+z", "0.0 go: y+z deferred | deferred go",
        "0.0 back: y+z → x+z | deferred go", "0.0 go: x+z → y+z",
      ])
  }

  @Test("In JSON the queue is shown")
  func json() throws {
    var trial = try Trial(Self.link)
    #expect(
      try trial.json("send urgent") == [
        """
        {"time":0.0,"event":"send urgent","from":"idle","to":"idle","reaction":"deferred",\
        "transition":"idle/send#1","effects":[],"held":[],"timers":{},"deferred":["send urgent"]}
        """
      ])
  }
}
