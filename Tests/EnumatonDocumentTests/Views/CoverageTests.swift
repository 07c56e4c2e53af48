import EnumatonDocument
import EnumatonEmit
import EnumatonSpec
import Testing

struct CoverageTests {
  private func read(_ lines: [String], _ spec: String = Specs.jukebox) throws -> CoverageLog {
    var log = CoverageLog(Coverage(try Specs.checked(spec)))
    for (number, line) in lines.enumerated() { log.read(Array(line.utf8), number: number + 1) }
    return log
  }

  private func draw(_ lines: [String], _ spec: String = Specs.jukebox) throws -> StateDiagram {
    let log = try read(lines, spec)
    try #require(log.problems.isEmpty)
    return drawCoverage(log.coverage, of: try Specs.checked(spec))
  }

  @Test func arrowsSayHowOftenTheirTransitionsWereSeen() throws {
    let diagram = try draw([
      #"{"time":0.0,"event":"power","transition":"off/power#1","effects":[]}"#, "idle/coin#1", "",
      "# names may stand alone", "  loud/skip#1\r", "soft/skip#1", "loud/skip#1",
      #"{"event":"noise","transition":null}"#, #"{"kind":"tx","flags":"SYN"}"#,
    ])
    let loud = try #require(diagram.arrow(.state("loud"), .state("soft")))
    #expect(loud.texts == ["2× skip"])
    #expect(loud.mark == .seen(2, most: 2))
    #expect(diagram.arrow(.state("soft"), .state("loud"))?.mark == .seen(1, most: 2))
    let unseen = try #require(diagram.arrow(.state("bright"), .state("dimmed")))
    #expect(unseen.texts == ["0× dim 60s"])
    #expect(unseen.mark == .neverSeen)
    #expect(diagram.node(.state("dimmed"))?.mark == .neverSeen)
    #expect(diagram.node(.state("choosing"))?.mark == nil)
    #expect(diagram.caption.first == "4 of 11 transitions that change the state were seen")
  }

  @Test func regionsThatAnswerTogetherAreCountedEach() throws {
    let log = try read([#"{"transition":"bright/dim#1+playing/song#1"}"#])
    #expect(log.problems.map(\.message).count == 1, "a composite is no state to be in")
    let diagram = try draw([#"{"transition":"bright/dim#1+loud/song#1"}"#])
    #expect(diagram.arrow(.state("bright"), .state("dimmed"))?.mark == .seen(1, most: 1))
    #expect(diagram.arrow(.composite("playing"), .state("idle"))?.texts == ["1× song 3min"])
  }

  @Test func aTransitionFromSeveralStatesIsCountedWhereItWasSeen() throws {
    let diagram = try draw(["LISTEN/close#1", "LISTEN/close#1"], Specs.tcp())
    #expect(diagram.arrow(.state("LISTEN"), .state("CLOSED"))?.texts == ["2× CLOSE"])
    #expect(diagram.arrow(.state("SYN_SENT"), .state("CLOSED"))?.texts == ["0× CLOSE"])
  }

  @Test func rowsOfABoxHaveTheirOwnCounts() throws {
    let diagram = try draw(["ESTABLISHED/abort#1", "CLOSE_WAIT/abort#1", "TIME_WAIT/abort#1"], Specs.tcp())
    guard case .general(.rows(let rows)) = diagram.node(.general(0))?.kind else {
      return #expect(Bool(false), "there is no box")
    }
    let texts = rows.map { $0.label.markedText.replacing("\u{A0}", with: " ") }
    #expect(texts.contains("2× ABORT / snd RST"))
    #expect(texts.contains("1× ABORT"))
    #expect(texts.contains("0× rcv RST"))
    #expect(diagram.arrow(.general(0), .state("CLOSED"))?.mark == .seen(3, most: 3))
  }

  @Test func theSummaryNamesWhatWasNeverSeen() throws {
    let log = try read(["choosing/patience#1", "loud/choose#1"])
    let summary = CoverageSummary(log.coverage)
    #expect(
      summary.lines == [
        "0 of 11 transitions that change the state were seen", "1 of 1 transitions that stay in it was seen",
        "1 of 1 transitions that ignore, reject or defer was seen",
      ])
    #expect(summary.unseen.count == 11)
    #expect(summary.unseen.first?.names == ["off/power#1"])
  }

  @Test func whatIsDeclinedCountsOnlyInLogsThatTellIt() throws {
    let summary = CoverageSummary(try read(["loud/skip#1"]).coverage)
    #expect(summary.lines.count == 2)
    #expect(!summary.unseen.contains { $0.names.contains("loud/choose#1") })
  }

  @Test(arguments: [
    ("loud/skp#1", "no transition of Jukebox is called 'loud/skp#1'", 1),
    ("Test run started.", "'Test run started.' is neither the name of a transition", 1),
    (#"{"transition":"a/b#1"#, "the text ends within quotation marks", 21),
    (#"{"transition":7}"#, "'transition' is the name of a transition, or null", 1),
  ])
  func whatIsNoLogIsToldWithItsPlace(_ line: String, _ message: String, _ column: Int) throws {
    let log = try read(["loud/skip#1", line])
    let problem = try #require(log.problems.first)
    #expect(log.problems.count == 1)
    #expect(problem.message.hasPrefix(message))
    #expect(problem.range.start == SourcePosition(line: 2, column: column))
  }

  @Test(arguments: [
    ("+", "a name is missing beside '+'"), ("loud/skip#1+", "a name is missing beside '+'"),
    (#"{"transition":"bright/dim#1++loud/song#1"}"#, "a name is missing beside '+'"),
    (#"{"transition":""}"#, "'transition' is empty; it is the name of a transition, or null"),
  ])
  func aLineThatLacksANameIsNoTransition(_ line: String, _ message: String) throws {
    let log = try read([line])
    #expect(log.problems.count == 1)
    #expect(log.problems.first?.message.hasPrefix(message) == true)
    #expect(CoverageSummary(log.coverage).unseen.count == CoverageSummary(try read([]).coverage).unseen.count)
  }

  @Test(arguments: ["loud/skip#1", #"{"transition":"loud/skip#1"}"#, "# a remark"])
  func aByteOrderMarkIsNoPartOfTheText(_ line: String) throws {
    let log = try read(["\u{FEFF}" + line, "soft/skip#1"])
    #expect(log.problems.isEmpty)
    let inside = try read(["soft/skip#1", "\u{FEFF}loud/skip#1"])
    #expect(inside.problems.count == 1)
  }

  @Test func aNameIsToldOnceWithTheOneThatWasMeant() throws {
    let log = try read(["loud/skp#1", "loud/skp#1"])
    #expect(log.problems.count == 1)
    #expect(log.problems.first?.notes.first?.message == "did you mean 'loud/skip#1'?")
  }

  @Test func aFileOfNothingButMistakesIsNotReadToItsEnd() throws {
    let log = try read((0..<50).map { "nonsense \($0)" })
    #expect(log.isHopeless)
  }
}
