import EnumatonRuntime
import TCPRuntime
import Testing

/// A new connection out of TIME_WAIT (3.6.1, MAY-2), and SYNs that are not what they seem.
@Suite struct ReopeningTests {
  /// `b` is in TIME_WAIT after it has been opened passively.
  private static func waiting(_ profile: Profile = .rfc9293) -> Pair {
    var pair = Pair.connected(profile)
    pair.call(.b, .close)
    pair.call(.a, .close)
    pair.clearLog()
    return pair
  }

  @Test func aNewerSYNOpensANewConnection() {
    var pair = Self.waiting()
    #expect(pair.states == [.closed, .timeWait])
    pair.call(.a, .activeOpen)
    // The new numbers are beyond all that were used before.
    #expect(pair.log.prefix(2) == ["A <SEQ=65639><CTL=SYN>", "B <SEQ=65839><ACK=65640><CTL=SYN,ACK>"])
    #expect(pair.states == [.established, .established])
  }

  @Test func anOlderSYNIsAnsweredWithAnACK() {
    var pair = Self.waiting()
    pair.fate = { _, _ in .lost }
    pair.inject(Segment(flags: .syn, sequence: 50), to: .b)
    #expect(pair.b.state == .timeWait && pair.log == ["B <SEQ=302><ACK=102><CTL=ACK>"])
  }

  @Test func anOldDuplicateLeadsBackToTimeWait() {
    var pair = Self.waiting()
    pair.inject(Segment(flags: .syn, sequence: 500), to: .b)
    // Nobody asked for this connection: the SYN,ACK is reset, and the old wait goes on.
    #expect(pair.log == ["B <SEQ=65839><ACK=501><CTL=SYN,ACK>", "A <SEQ=501><CTL=RST>"])
    #expect(pair.b.state == .timeWait && pair.b.nextToSend == 302 && pair.b.nextExpected == 102)
  }

  @Test func onlyWhoListenedIsReopened() {
    var pair = Pair.connected()
    pair.call(.a, .close)
    pair.call(.b, .close)
    pair.fate = { _, _ in .lost }
    pair.inject(Segment(flags: .syn, sequence: 5_000), to: .a)
    #expect(pair.a.state == .timeWait)
  }

  @Test func linuxRepeatsItsSYNACKForTheSameSYNAndResetsAnother() {
    var pair = Pair(.linux)
    pair.call(.b, .passiveOpen)
    pair.fate = { _, _ in .lost }
    pair.inject(Segment(flags: .syn, sequence: 500), to: .b)
    pair.inject(Segment(flags: .syn, sequence: 500), to: .b)
    #expect(
      pair.log == ["B <SEQ=300><ACK=501><CTL=SYN,ACK>", "B <SEQ=300><ACK=501><CTL=SYN,ACK>"])
    pair.inject(Segment(flags: .syn, sequence: 600), to: .b)
    #expect(pair.log.last == "B <SEQ=0><ACK=601><CTL=RST,ACK>" && pair.b.state == .listen)
  }

  @Test func theStandardAnswersTheSameSYNWithAnACKAndListensAgainForAnother() {
    var pair = Pair()
    pair.call(.b, .passiveOpen)
    pair.fate = { _, _ in .lost }
    pair.inject(Segment(flags: .syn, sequence: 500), to: .b)
    pair.inject(Segment(flags: .syn, sequence: 500), to: .b)
    #expect(pair.log.last == "B <SEQ=301><ACK=501><CTL=ACK>")
    pair.inject(Segment(flags: .syn, sequence: 600), to: .b)
    #expect(pair.log.count == 2 && pair.b.state == .listen)
  }

  @Test(arguments: [(Profile.rfc9293, State.synReceived), (.linux, .listen)])
  func aFINWithTheFirstSYN(_ profile: Profile, _ state: State) {
    var pair = Pair(profile)
    pair.call(.b, .passiveOpen)
    pair.fate = { _, _ in .lost }
    pair.inject(Segment(flags: [.syn, .fin], sequence: 500, length: 3), to: .b)
    #expect(pair.b.state == state)
    pair.inject(Segment(flags: .ack, sequence: 505, acknowledgment: 301), to: .b)
    #expect(pair.b.state == (state == .listen ? .listen : .closeWait))
    #expect(pair.b.unread == (state == .listen ? 0 : 3))
  }

  @Test(arguments: [(Profile.rfc9293, State.closeWait), (.linux, .established)])
  func aFINWithTheSYNACK(_ profile: Profile, _ state: State) {
    var pair = Pair(profile)
    pair.fate = { _, _ in .lost }
    pair.call(.a, .activeOpen)
    pair.inject(Segment(flags: [.syn, .ack, .fin], sequence: 500, acknowledgment: 101), to: .a)
    #expect(pair.a.state == state)
  }
}
