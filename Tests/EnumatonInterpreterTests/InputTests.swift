import EnumatonInterpreter
import EnumatonSpec
import Testing

@Suite struct Input {
  static let reader = InputReader(
    readSpec(
      Array(
        """
        machine: M
        constants: { MSL: 30s, twice: 2 }
        flags: { SYN: , ACK: , data: , passive: { held: true } }
        events: { segment: { carries: [SYN, ACK] }, close: }
        timers: { retransmission: { after: 1s, attempts: 2 }, timeWait: 60s }
        states: [S]
        """.utf8)
    ).machine ?? Machine(name: Name("none")))

  @Test(
    "What lines say",
    arguments: [
      ("segment SYN ACK", Stimulus.event(.init(0), flags: 3)),
      ("\u{FEFF}  segment\tACK   # a comment", .event(.init(0), flags: 2)),
      ("segment ACK ACK\r", .event(.init(0), flags: 2)),
      ("close", .event(.init(1), flags: 0)),
      ("timer retransmission", .expire(.init(0))),
      ("timer retransmission.exhausted", .exhaust(.init(0))),
      ("advance 60s", .advance(60_000_000_000)),
      ("advance 0.25 s", nil),
      ("advance 2 * MSL", .advance(60_000_000_000)),
      ("advance (MSL + 500ms) / twice", .advance(15_250_000_000)),
      ("", nil), ("   # nothing", nil), ("#segment", nil),
    ])
  func lines(_ line: String, expected: Stimulus?) throws {
    if expected == nil, line.contains("advance") {
      #expect(throws: InputError.self) { try Self.reader.stimulus(in: line, number: 1) }
    } else {
      #expect(try Self.reader.stimulus(in: line, number: 1) == expected)
    }
  }

  @Test(
    "What is wrong with lines",
    arguments: [
      (
        "segmant SYN",
        "in:7:1: error: no event is called 'segmant' [undeclared]\nin:7:1: note: did you mean 'segment'?"
      ),
      ("dance", "in:7:1: error: no event is called 'dance' [undeclared]"),
      (
        "  timeWait",
        "in:7:3: error: 'timeWait' is a timer; write 'timer timeWait' to let it expire [undeclared]"
      ),
      (
        "segment SIN",
        "in:7:9: error: no flag is called 'SIN' [undeclared]\nin:7:9: note: did you mean 'SYN'?"
      ),
      (
        "segment SYN data",
        "in:7:13: error: 'segment' does not carry 'data', only SYN, ACK [not-carried]"
      ),
      ("close SYN", "in:7:7: error: 'close' does not carry 'SYN', nor any other flag [not-carried]"),
      (
        "segment passive",
        "in:7:9: error: 'passive' is held by the machine, not carried by an event [not-carried]"
      ),
      ("timer", "in:7:1: error: 'timer' needs the name of a timer, as in 'timer NAME' [syntax]"),
      (
        "timer timewait",
        "in:7:7: error: no timer is called 'timewait' [undeclared]\nin:7:7: note: did you mean 'timeWait'?"
      ),
      (
        "timer timeWait.exhausted",
        "in:7:7: error: the timer 'timeWait' has no attempts and is never exhausted [never-exhausted]"
      ),
      (
        "timer timeWait now",
        "in:7:16: error: nothing is expected here, but there is 'now' [syntax]"
      ),
      ("seg\u{1B}[2J", "in:7:1: error: no event is called 'segU+001B[2J' [undeclared]"),
      (
        "raise close",
        "in:7:1: error: 'raise' stands in a trace before what the machine did itself; an event is given by "
          + "its name [undeclared]"
      ),
      ("advance", "in:7:1: error: 'advance' needs a duration, as in 'advance 60s' [invalid-duration]"),
      (
        "advance 60",
        "in:7:9: error: this is the number 60, not a duration; a unit is missing, as in '60s' "
          + "[invalid-duration]"
      ),
      (
        "advance 3 * 5parsec",
        "in:7:14: error: 'parsec' is not a unit of time; the units are ns us ms s min h d "
          + "[invalid-duration]"
      ),
      ("advance MLS", "in:7:9: error: no constant is called 'MLS' [undeclared]"),
    ])
  func mistakes(_ line: String, expected: String) {
    let error = #expect(throws: InputError.self) { try Self.reader.stimulus(in: line, number: 7) }
    #expect(error?.diagnostic.rendered(path: "in") == expected)
  }

  @Test("An event may be called 'advance'")
  func advanceEvent() throws {
    let read = readSpec(
      Array("machine: M\nflags: [fast]\nevents: { advance: { carries: [fast] } }\nstates: [S]".utf8))
    let reader = InputReader(try #require(read.machine))
    #expect(try reader.stimulus(in: "advance fast", number: 1) == .event(.init(0), flags: 1))
    #expect(try reader.stimulus(in: "advance", number: 1) == .event(.init(0), flags: 0))
    #expect(try reader.stimulus(in: "advance 1s", number: 1) == .advance(1_000_000_000))
  }
}
