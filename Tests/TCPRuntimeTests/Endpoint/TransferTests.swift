import EnumatonRuntime
import TCPRuntime
import Testing

/// Text on its way: windows, gaps, losses, acknowledgments that wait.
@Suite struct TransferTests {
  @Test func textIsCutIntoSegmentsAndArrives() {
    var pair = Pair.connected()
    pair.call(.a, .send(1_200))
    #expect(
      pair.log == [
        "A <SEQ=101><ACK=301><CTL=ACK><DATA=536>", "A <SEQ=637><ACK=301><CTL=ACK><DATA=536>",
        "A <SEQ=1173><ACK=301><CTL=PSH,ACK><DATA=128>", "B <SEQ=301><ACK=1173><CTL=ACK>",
      ])
    #expect(pair.arrived.b == 1_200 && pair.b.unread == 1_200)
    pair.wait(.milliseconds(200))
    #expect(pair.log.last == "B <SEQ=301><ACK=1301><CTL=ACK>")
    #expect(pair.a.oldestUnacknowledged == 1_301)
    #expect(pair.a.nextDeadline == nil)
  }

  @Test func aLostSegmentIsSentAgainAndTheGapIsFilled() {
    var pair = Pair.connected()
    pair.fate = { side, segment in side == .a && segment.sequence == 101 ? .lost : .delivered }
    pair.call(.a, .send(1_200))
    #expect(pair.arrived.b == 0)
    #expect(pair.log.suffix(2) == ["B <SEQ=301><ACK=101><CTL=ACK>", "B <SEQ=301><ACK=101><CTL=ACK>"])
    pair.fate = { _, _ in .delivered }
    pair.clearLog()
    pair.wait(.seconds(1))
    #expect(
      pair.log == ["A <SEQ=101><ACK=301><CTL=ACK><DATA=536>", "B <SEQ=301><ACK=1301><CTL=ACK>"])
    #expect(pair.arrived.b == 1_200)
  }

  @Test func aFINThatComesEarlyClosesOnceTheGapIsFilled() {
    var pair = Pair.connected()
    pair.fate = { side, segment in side == .a && segment.length > 0 ? .lost : .delivered }
    pair.call(.a, .send(100))
    pair.call(.a, .shutdown)
    #expect(pair.states == [.finWait1, .established])
    pair.fate = { _, _ in .delivered }
    pair.wait(.seconds(1))
    #expect(pair.states == [.finWait2, .closeWait] && pair.arrived.b == 100)
  }

  @Test func aClosedWindowIsProbedUntilItOpens() {
    var profile = Profile.rfc9293
    profile.receiveBuffer = 1_000
    profile.delayedAck = nil
    var pair = Pair.connected(profile)
    pair.call(.a, .send(1_500))
    #expect(pair.arrived.b == 1_000 && pair.a.unsent == 500 && pair.b.receiveWindow == 0)
    pair.clearLog()
    pair.wait(.seconds(7))
    // After 1, 3 and 7 seconds, each answered.
    #expect(
      pair.log
        == Array(
          repeating: ["A <SEQ=1100><ACK=301><CTL=ACK><DATA=1>", "B <SEQ=301><ACK=1101><CTL=ACK>"], count: 3
        ).flatMap(\.self))
    pair.wait(.seconds(10_000))
    #expect(pair.states == [.established, .established])
    pair.clearLog()
    pair.call(.b, .receive(1_000))
    #expect(
      pair.log == [
        "B <SEQ=301><ACK=1101><CTL=ACK>", "A <SEQ=1101><ACK=301><CTL=PSH,ACK><DATA=500>",
        "B <SEQ=301><ACK=1601><CTL=ACK>",
      ])
    #expect(pair.a.nextDeadline == nil)
  }

  @Test func aPeerThatNoLongerAnswersProbesIsGivenUp() {
    var profile = Profile.rfc9293
    profile.receiveBuffer = 1_000
    var pair = Pair.connected(profile)
    pair.call(.a, .send(1_500))
    pair.wait(.seconds(1_000))
    #expect(pair.a.state == .established)
    pair.fate = { _, _ in .lost }
    pair.wait(.seconds(300))
    #expect(pair.a.state == .closed && pair.signals == ["A timedOut"])
  }

  @Test func everySecondSegmentIsAcknowledgedAndTheLastAfterAWhile() {
    var pair = Pair.connected()
    pair.call(.a, .send(10))
    pair.call(.a, .send(10))
    pair.call(.a, .send(10))
    #expect(pair.log.filter { $0.hasPrefix("B") } == ["B <SEQ=301><ACK=121><CTL=ACK>"])
    pair.wait(.milliseconds(200))
    #expect(pair.log.last == "B <SEQ=301><ACK=131><CTL=ACK>")
  }

  @Test func textThatWaitsIsSentWithTheEndOfTheHandshake() {
    var pair = Pair()
    pair.call(.b, .passiveOpen)
    pair.fate = { _, _ in .held }
    pair.call(.a, .activeOpen)
    pair.call(.a, .send(10))
    #expect(pair.a.state == .synSent && pair.a.unsent == 10)
    pair.release()
    #expect(pair.arrived.b == 10 && pair.a.unsent == 0)
  }

  @Test func closeWaitsForTextInSynReceived() {
    var pair = Pair()
    pair.call(.b, .passiveOpen)
    pair.fate = { side, _ in side == .b ? .held : .delivered }
    pair.call(.a, .activeOpen)
    pair.call(.b, .send(10))
    pair.call(.b, .close)
    #expect(pair.b.state == .synReceived)
    pair.release()
    #expect(pair.states == [.closeWait, .finWait2] && pair.arrived.a == 10)
  }

  @Test func halfCloseStillReceives() {
    var pair = Pair.connected()
    pair.call(.a, .shutdown)
    pair.call(.b, .send(50))
    #expect(pair.states == [.finWait2, .closeWait] && pair.arrived.a == 50)
    pair.call(.a, .send(1))
    #expect(pair.rejections == [.connectionClosing])
    pair.call(.b, .close)
    #expect(pair.states == [.timeWait, .closed])
  }

  @Test func textForAnOrphanIsReset() {
    var pair = Pair.connected()
    pair.call(.a, .close)
    pair.call(.b, .send(50))
    #expect(pair.states == [.closed, .closed])
    #expect(pair.log.last == "A <SEQ=102><CTL=RST>" && pair.signals.last == "B reset")
  }

  @Test func closingWithUnreadTextResets() {
    var pair = Pair.connected()
    pair.call(.a, .send(5))
    pair.call(.b, .close)
    #expect(pair.states == [.closed, .closed])
    #expect(pair.log.last == "B <SEQ=301><CTL=RST>")
  }
}
