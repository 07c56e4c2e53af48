import EnumatonRuntime
import TCPRuntime
import Testing

/// How long connections wait, and what ends the wait.
@Suite struct TimeTests {
  /// The times at which `side` sends into the void, in seconds.
  private static func sendings(
    _ pair: inout Pair, of side: Pair.Side, for time: Duration
  ) -> [Double] {
    var times: [Double] = []
    let end = pair.now + time
    while let next = (side == .a ? pair.a : pair.b).nextDeadline, next <= end {
      let count = pair.log.count
      pair.wait(next - pair.now)
      if pair.log.count > count { times.append(Double(pair.now.nanoseconds) / 1e9) }
    }
    pair.wait(end - pair.now)
    return times
  }

  @Test func aSYNIsRepeatedForThreeMinutes() {
    var pair = Pair()
    pair.fate = { _, _ in .lost }
    pair.call(.a, .activeOpen)
    #expect(Self.sendings(&pair, of: .a, for: .seconds(182)) == [1, 3, 7, 15, 31, 63, 123])
    #expect(pair.a.state == .synSent)
    pair.wait(.seconds(1))
    #expect(pair.a.state == .closed && pair.signals == ["A timedOut"])
  }

  @Test func linuxRepeatsASYNSteadilyFirst() {
    var pair = Pair(.linux)
    pair.fate = { _, _ in .lost }
    pair.call(.a, .activeOpen)
    #expect(
      Self.sendings(&pair, of: .a, for: .seconds(130)) == [1, 2, 3, 4, 5, 7, 11, 19, 35, 67])
    pair.wait(.seconds(1))
    #expect(pair.a.state == .closed)
  }

  @Test func linuxForgetsAHandshakeAfterFiveSYNACKs() {
    var pair = Pair(.linux)
    pair.call(.b, .passiveOpen)
    pair.fate = { _, _ in .lost }
    pair.inject(Segment(flags: .syn, sequence: 500), to: .b)
    #expect(Self.sendings(&pair, of: .b, for: .seconds(62)) == [1, 3, 7, 15, 31])
    #expect(pair.b.state == .synReceived)
    pair.wait(.seconds(1))
    #expect(pair.b.state == .listen && pair.b.nextDeadline == nil)
  }

  @Test func anOrphanInFinWait2IsForgottenByLinuxAndNotByTheStandard() {
    var linux = Pair.connected(.linux)
    linux.call(.a, .close)
    linux.wait(.seconds(59))
    #expect(linux.a.state == .finWait2)
    linux.wait(.seconds(1))
    #expect(linux.a.state == .closed)

    var halfClosed = Pair.connected(.linux)
    halfClosed.call(.a, .shutdown)
    halfClosed.wait(.seconds(100_000))
    #expect(halfClosed.a.state == .finWait2)

    var standard = Pair.connected()
    standard.call(.a, .close)
    standard.wait(.seconds(100_000))
    #expect(standard.a.state == .finWait2)
  }

  @Test func lettingGoAfterAHalfCloseStartsTheWaitOfAnOrphan() {
    var pair = Pair.connected(.linux)
    pair.call(.a, .shutdown)
    pair.wait(.seconds(1_000))
    pair.call(.a, .close)
    pair.wait(.seconds(60))
    #expect(pair.a.state == .closed)
  }

  @Test func linuxGivesUpTheFINOfAnOrphanEarlier() {
    var pair = Pair.connected(.linux)
    pair.fate = { _, _ in .lost }
    pair.call(.a, .close)
    // Eight retries from 0.2 s: 0.2 × (2⁹ - 1).
    pair.wait(.milliseconds(102_199))
    #expect(pair.a.state == .finWait1)
    pair.wait(.milliseconds(1))
    #expect(pair.a.state == .closed)
  }

  @Test func theUserTimeoutEndsWhatIsNotAcknowledged() {
    var profile = Profile.rfc9293
    profile.userTimeout = .seconds(10)
    var pair = Pair.connected(profile)
    pair.fate = { _, _ in .lost }
    pair.call(.a, .send(1))
    pair.wait(.milliseconds(9_999))
    #expect(pair.a.state == .established)
    pair.wait(.milliseconds(1))
    #expect(pair.a.state == .closed && pair.signals == ["A timedOut"])
  }

  @Test(arguments: [(Profile.rfc9293, 240), (.linux, 60)])
  func timeWaitLastsTwiceTheLifetimeOfASegment(_ profile: Profile, _ seconds: Int) {
    var pair = Pair.connected(profile)
    pair.call(.a, .close)
    pair.call(.b, .close)
    pair.wait(.seconds(seconds) - .nanoseconds(1))
    #expect(pair.a.state == .timeWait)
    pair.wait(.nanoseconds(1))
    #expect(pair.a.state == .closed && pair.a.nextDeadline == nil)
  }

  @Test func aFINThatComesAgainIsAcknowledgedAndTheWaitBeginsAnew() {
    var pair = Pair.connected()
    pair.call(.a, .close)
    pair.call(.b, .close)
    pair.wait(.seconds(200))
    pair.clearLog()
    pair.fate = { _, _ in .lost }
    pair.inject(Segment(flags: [.fin, .ack], sequence: 301, acknowledgment: 102), to: .a)
    #expect(pair.log == ["A <SEQ=102><ACK=302><CTL=ACK>"])
    pair.wait(.seconds(239))
    #expect(pair.a.state == .timeWait)
    pair.wait(.seconds(1))
    #expect(pair.a.state == .closed)
  }

  @Test func anIdleConnectionIsProbedOnlyIfAsked() {
    var pair = Pair.connected()
    pair.wait(.seconds(100_000))
    #expect(pair.log.isEmpty)
    pair.call(.a, .keepAlive(true))
    pair.wait(.seconds(7_200))
    #expect(pair.log == ["A <SEQ=100><ACK=301><CTL=ACK>", "B <SEQ=301><ACK=101><CTL=ACK>"])
    pair.fate = { _, _ in .lost }
    pair.wait(.seconds(7_200 + 9 * 75 - 1))
    #expect(pair.a.state == .established && pair.log.count == 2 + 9)
    pair.wait(.seconds(1))
    #expect(pair.a.state == .closed && pair.signals == ["A timedOut"])
  }

  @Test func keepAlivesCanBeTurnedOff() {
    var pair = Pair.connected()
    pair.call(.a, .keepAlive(true))
    pair.call(.a, .keepAlive(false))
    #expect(pair.a.nextDeadline == nil)
  }

  @Test func linuxAnswersSegmentsOutOfTheWindowTwiceASecond() {
    var pair = Pair.connected(.linux)
    let old = Segment(flags: .ack, sequence: 290, acknowledgment: 101)
    for _ in 0..<10 {
      pair.inject(old, to: .a)
      pair.wait(.milliseconds(100))
    }
    #expect(pair.log.filter { $0.hasPrefix("A") }.count == 2)
    // With text it is answered always.
    pair.inject(Segment(flags: .ack, sequence: 290, acknowledgment: 101, length: 1), to: .a)
    #expect(pair.log.filter { $0.hasPrefix("A") }.count == 3)
  }
}
