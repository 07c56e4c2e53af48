import EnumatonInterpreter
import Testing

@Suite struct Timers {
  /// A timer that is started and stopped by hand, and whose end is seen.
  static func spec(_ timer: String, exhausted: Bool = true) -> String {
    """
    machine: T
    events: [go, halt]
    timers: { t: \(timer) }
    states: [S]
    transitions:
      - { from: S, on: go, do: [start: t] }
      - { from: S, on: halt, do: [stop: t] }
      - { from: S, on: [t\(exhausted ? ", t.exhausted" : "")], ignore: true }
    """
  }

  @Test(
    "A timer expires when its schedule says",
    arguments: [
      ("5s", ["5.0 t"]),
      ("{ after: 1s, attempts: 2 }", ["1.0 t", "2.0 t", "3.0 t.exhausted"]),
      (
        "{ after: 1s, attempts: 5, backoff: 2 }",
        ["1.0 t", "3.0 t", "7.0 t", "15.0 t", "31.0 t", "63.0 t.exhausted"]
      ),
      (
        "{ after: 1s, attempts: 3, backoff: 3, limit: 5s }",
        ["1.0 t", "4.0 t", "9.0 t", "14.0 t.exhausted"]
      ),
      (
        "{ after: 2s, attempts: 3, backoff: 1.5 }",
        ["2.0 t", "5.0 t", "9.5 t", "16.25 t.exhausted"]
      ),
      ("{ after: 20s, repeats: true }", ["20.0 t", "40.0 t", "60.0 t", "80.0 t", "100.0 t"]),
      (
        "{ after: 10s, repeats: true, backoff: 2, limit: 30s }",
        ["10.0 t", "30.0 t", "60.0 t", "90.0 t"]
      ),
      // Waits are whole nanoseconds, cut off; a wait never becomes nothing.
      (
        "{ after: 3ns, attempts: 2, backoff: 1.5 }",
        ["0.000000003 t", "0.000000007 t", "0.000000013 t.exhausted"]
      ),
      ("{ after: 0s, attempts: 1, backoff: 2 }", ["0.0 t", "0.000000001 t.exhausted"]),
    ])
  func schedule(timer: String, expected: [String]) throws {
    var trial = try Trial(Self.spec(timer, exhausted: timer.contains("attempts")))
    let reactions = try trial.run("go", "advance 100s").dropFirst()
    #expect(
      reactions.map { String($0.prefix { $0 != ":" }).replacing("timer ", with: "") } == expected)
  }

  @Test("Starting a running timer starts it anew, with all its attempts and its first wait")
  func restart() throws {
    var trial = try Trial(Self.spec("{ after: 1s, attempts: 2, backoff: 10 }"))
    #expect(
      try trial.run("go", "advance 6s", "go", "advance 1s") == [
        "0.0 go: S stayed, start t | t 1.0",
        "1.0 timer t: S ignored | t 10.0",
        "6.0 go: S stayed, start t | t 1.0",
        "7.0 timer t: S ignored | t 10.0",
      ])
  }

  @Test("A stopped timer does not expire, and stopping one that rests does nothing")
  func stopping() throws {
    var trial = try Trial(Self.spec("5s", exhausted: false))
    #expect(
      try trial.run("halt", "go", "advance 4s", "halt", "advance 1h") == [
        "0.0 halt: S stayed, stop t", "0.0 go: S stayed, start t | t 5.0", "4.0 halt: S stayed, stop t",
      ])
  }

  @Test("A forced expiry counts: the timer goes on from there, or has ended")
  func forced() throws {
    var trial = try Trial(Self.spec("{ after: 1s, attempts: 2, backoff: 2 }"))
    #expect(
      try trial.run("go", "advance 0.5s", "timer t", "timer t", "timer t", "advance 10s", "timer t") == [
        "0.0 go: S stayed, start t | t 1.0",
        "0.5 timer t: S ignored | t 2.0",
        "0.5 timer t: S ignored | t 4.0",
        // The wait for the exhaustion is not cut short.
        "0.5 timer t: S ignored | t 4.0",
        "4.5 timer t.exhausted: S ignored",
        // It does not run any more, but may expire all the same.
        "10.5 timer t: S ignored",
      ])
    var once = try Trial(Self.spec("1s", exhausted: false))
    #expect(
      try once.run("go", "timer t", "advance 5s")
        == ["0.0 go: S stayed, start t | t 1.0", "0.0 timer t: S ignored"])
    var ever = try Trial(Self.spec("{ after: 1s, repeats: true }", exhausted: false))
    #expect(
      try ever.run("go", "advance 0.75s", "timer t")
        == ["0.0 go: S stayed, start t | t 1.0", "0.75 timer t: S ignored | t 1.0"])
  }

  @Test("A forced exhaustion ends the timer")
  func forcedExhaustion() throws {
    var trial = try Trial(Self.spec("{ after: 1s, attempts: 2 }"))
    #expect(
      try trial.run("go", "timer t.exhausted", "advance 5s", "timer t.exhausted") == [
        "0.0 go: S stayed, start t | t 1.0", "0.0 timer t.exhausted: S ignored",
        "5.0 timer t.exhausted: S ignored",
      ])
  }

  @Test("Timers due at the same instant expire in the order of their starts")
  func ties() throws {
    var trial = try Trial(
      """
      machine: Ties
      events: [go, again]
      timers: { a: 2s, b: { after: 1s, repeats: true }, c: 2s }
      states: [S]
      transitions:
        - { from: S, on: go, do: [start: [c, b, a]] }
        - { from: S, on: again, do: [start: c] }
        - { from: S, on: [a, b, c], ignore: true }
      """)
    // b goes on with its place; c, started anew at the same instant, comes last.
    #expect(
      try trial.run("go", "advance 2s").map { $0.prefix(11) }
        == ["0.0 go: S s", "1.0 timer b", "2.0 timer c", "2.0 timer b", "2.0 timer a"])
    trial = try Trial(
      """
      machine: Ties
      events: [go, again]
      timers: { a: 2s, b: 2s }
      states: [S]
      transitions:
        - { from: S, on: go, do: [start: [a, b]] }
        - { from: S, on: again, do: [start: a] }
        - { from: S, on: [a, b], ignore: true }
      """)
    #expect(
      try trial.run("go", "again", "advance 2s").map { $0.prefix(11) }
        == ["0.0 go: S s", "0.0 again: ", "2.0 timer b", "2.0 timer a"])
  }

  @Test("What an expiry starts counts from when it was due, and may be due in the same stretch of time")
  func chain() throws {
    var trial = try Trial(
      """
      machine: Chain
      timers: { a: 1s, b: { after: 2s, attempts: 4 } }
      states: { A: { timers: [a] }, B: { timers: [b] } }
      transitions:
        - { from: A, on: a, to: B }
        - { from: B, on: b, do: [stop: b] }
      """)
    #expect(
      try trial.run("advance 1h") == [
        "1.0 timer a: A → B, stop a, start b | b 2.0",
        // Re-armed before the event is offered, so the reaction can stop it.
        "3.0 timer b: B stayed, stop b",
      ])
  }

  @Test("A machine that does not come to rest is cut short")
  func restless() throws {
    var trial = try Trial(Self.spec("{ after: 1ns, repeats: true }", exhausted: false))
    _ = try trial.run("go")
    #expect(throws: TooManyExpiries.self) { try trial.interpreter.advance(by: 1_000_000, limit: 1000) }
    #expect(try trial.interpreter.advance(by: 999, limit: 1000).count == 999)
  }

  @Test("Time does not overflow: what would be due after its end never is")
  func endOfTime() throws {
    var trial = try Trial(Self.spec("{ after: 200d, repeats: true, backoff: 1000 }", exhausted: false))
    #expect(
      try trial.run("go", "advance 106751d", "advance 106751d", "go").map { $0.prefix { $0 != "|" } } == [
        "0.0 go: S stayed, start t ", "17280000.0 timer t: S ignored ",
        "9223372036.854775807 go: S stayed, start t ",
      ])
  }
}
