import TCPRuntime
import Testing

/// RFC 9293, section 3.10.7.
@Suite struct SegmentArrivalTests {
  @Rules static var closed: [Rule] {
    ignored(.closed, .segment(.rst))
    ignored(.closed, .segment([.rst, .ack]))
    rule(.closed, .segment(.ack), .closed, [.send(.rst)])
    rule(.closed, .segment([.syn, .ack]), .closed, [.send(.rst)])
    rule(.closed, .segment(.syn), .closed, [.send([.ack, .rst])])
    rule(.closed, .segment([]), .closed, [.send([.ack, .rst])])
  }

  @Rules static var listen: [Rule] {
    ignored(.listen, .segment(.rst))
    ignored(.listen, .segment([.rst, .ack, .syn]))
    rule(.listen, .segment(.ack), .listen, [.send(.rst)])
    rule(.listen, .segment([.syn, .ack]), .listen, [.send(.rst)])
    rule(.listen, .segment(.syn), .synReceived, [.send([.syn, .ack])])
    rule(.listen, .segment([.syn, .fin]), .synReceived, [.send([.syn, .ack])])
    ignored(.listen, .segment(.fin))
    ignored(.listen, .segment(.data))
  }

  @Rules static var synSent: [Rule] {
    rule(.synSent, .segment(.ack), .synSent, [.send(.rst)])
    rule(.synSent, .segment([.ack, .acksUnsent]), .synSent, [.send(.rst)])
    rule(.synSent, .segment([.syn, .ack]), .synSent, [.send(.rst)])
    ignored(.synSent, .segment([.rst, .ack]))
    ignored(.synSent, .segment([.rst, .ack, .acksUnsent]))
    ignored(.synSent, .segment(.rst))
    rule(.synSent, .segment([.rst, .ack, .acksSYN]), .closed, [.reset])
    rule(.synSent, .segment([.syn, .ack, .acksSYN]), .established, [.connected, .send(.ack)])
    rule(
      .synSent, .segment([.syn, .ack, .fin, .acksSYN]), .closeWait, [.connected, .closing, .send(.ack)])
    rule(.synSent, .segment(.syn), .synReceived, [.send([.syn, .ack])])
    ignored(.synSent, .segment([.ack, .acksSYN]))
    ignored(.synSent, .segment(.fin))
  }

  /// First, check sequence number.
  @Rules static var sequenceNumber: [Rule] {
    for state in [.synReceived] + .synchronized {
      rule(state, .segment(.ack), state, [.send(.ack)])
      rule(state, .segment(.syn), state, [.send(.ack)])
      rule(state, .segment([.ack, .fin]), state, [.send(.ack)])
      ignored(state, .segment(.rst))
      ignored(state, .segment([.rst, .ack]))
    }
    // Simultaneous open: begins at IRS, and counts.
    rule(.synReceived, .segment([.syn, .ack, .acksSYN]), .established, [.connected, .send(.ack)])
    rule(.synReceived, held: .passive, .segment([.syn, .ack, .acksSYN]), .synReceived, [.send(.ack)])
    // As Linux answers the peer's SYN come again.
    rule(.synReceived, held: .passive, .segment([.syn, .sameSYN]), .synReceived, [.send([.syn, .ack])])
    // A new connection out of TIME_WAIT.
    rule(.timeWait, .segment([.syn, .newer]), .synReceived, [.send([.syn, .ack])])
    rule(.timeWait, .segment([.syn, .newer, .ack]), .timeWait, [.send(.ack)])
    ignored(.timeWait, .segment([.syn, .newer, .rst]))
  }

  /// Second, check the RST bit.
  @Rules static var reset: [Rule] {
    for state in [.synReceived] + .synchronized {
      rule(state, .segment([.rst, .acceptable]), state, [.send(.ack)])
    }
    rule(.synReceived, .segment([.rst, .acceptable, .exact]), .closed, [.refused])
    rule(.synReceived, held: .passive, .segment([.rst, .acceptable, .exact]), .listen)
    rule(.synReceived, held: [.passive, .reopened], .segment([.rst, .acceptable, .exact]), .timeWait)
    for state in [State.established, .finWait1, .finWait2, .closeWait] {
      rule(state, .segment([.rst, .acceptable, .exact]), .closed, [.reset])
    }
    // A closed window accepts nothing but what begins at its edge.
    rule(.established, .segment([.rst, .exact]), .closed, [.reset])
    for state in [State.closing, .lastAck, .timeWait] {
      rule(state, .segment([.rst, .acceptable, .exact]), .closed, [.closed])
    }
  }

  /// Fourth, check the SYN bit.
  @Rules static var syn: [Rule] {
    for state in [.synReceived] + .synchronized {
      rule(state, .segment([.syn, .acceptable, .exact]), state, [.send(.ack)])
    }
    rule(.synReceived, held: .passive, .segment([.syn, .acceptable]), .listen)
    rule(.synReceived, held: [.passive, .reopened], .segment([.syn, .acceptable]), .timeWait)
    rule(
      .synReceived, held: .passive, .segment([.syn, .acceptable, .otherSYN]), .listen,
      [.send([.ack, .rst])])
  }

  /// Fifth, check the ACK field.
  @Rules static var acknowledgment: [Rule] {
    for state in [.synReceived] + .synchronized {
      ignored(state, .segment([.fin, .data, .acceptable, .exact]))
    }
    rule(.synReceived, .segment([.ack, .acceptable, .exact]), .synReceived, [.send(.rst)])
    rule(.synReceived, .segment([.ack, .acceptable, .acksUnsent]), .synReceived, [.send(.rst)])
    rule(.synReceived, .segment([.ack, .acceptable, .exact, .acksSYN]), .established, [.connected])
    // Beyond RCV.NXT, and yet it acknowledges our SYN.
    rule(.synReceived, .segment([.ack, .acceptable, .acksSYN]), .established, [.connected])
    for state in [State].synchronized {
      rule(state, .segment([.ack, .fin, .acceptable, .exact, .acksUnsent]), state, [.send(.ack)])
      rule(state, .segment([.ack, .fin, .acceptable, .exact, .acksOld]), state, [.send(.ack)])
    }
    for state in [State.established, .finWait1, .finWait2, .closeWait, .closing, .lastAck] {
      rule(state, .segment([.ack, .acceptable, .exact]), state)
    }
    rule(.finWait1, .segment([.ack, .acceptable, .exact, .acksFIN]), .finWait2)
    rule(.closing, .segment([.ack, .acceptable, .exact, .acksFIN]), .timeWait)
    rule(.lastAck, .segment([.ack, .acceptable, .exact, .acksFIN]), .closed, [.closed])
    ignored(.timeWait, .segment([.ack, .acceptable, .exact]))
  }

  /// Seventh, process the segment text.
  @Rules static var text: [Rule] {
    for state in [State.established, .finWait1, .finWait2] {
      rule(state, .segment([.ack, .data, .acceptable, .exact]), state, [.send(.ack)])
      rule(state, .segment([.ack, .data, .acceptable]), state, [.send(.ack)])
      rule(state, .segment([.ack, .data, .acceptable, .exact, .delayable]), state)
    }
    rule(
      .synReceived, .segment([.ack, .data, .acceptable, .exact, .acksSYN]), .established,
      [.connected, .send(.ack)])
    rule(.finWait1, .segment([.ack, .data, .acceptable, .exact, .acksFIN]), .finWait2, [.send(.ack)])
    rule(.closeWait, .segment([.ack, .data, .acceptable, .exact]), .closeWait)
    // For an orphan text is lost (3.6.1).
    rule(.finWait1, held: .orphaned, .segment([.ack, .data, .acceptable, .exact]), .closed, [.send(.rst)])
    rule(.finWait2, held: .orphaned, .segment([.ack, .data, .acceptable]), .closed, [.send(.rst)])
  }

  /// Eighth, check the FIN bit.
  @Rules static var fin: [Rule] {
    rule(.established, .segment([.ack, .fin, .acceptable, .exact]), .closeWait, [.closing, .send(.ack)])
    rule(
      .established, .segment([.ack, .fin, .data, .acceptable, .exact]), .closeWait, [.closing, .send(.ack)])
    rule(.established, .segment([.ack, .fin, .acceptable]), .established, [.send(.ack)])
    rule(
      .synReceived, .segment([.ack, .fin, .acceptable, .exact, .acksSYN]), .closeWait,
      [.connected, .closing, .send(.ack)])
    rule(.finWait1, .segment([.ack, .fin, .acceptable, .exact]), .closing, [.closing, .send(.ack)])
    rule(
      .finWait1, .segment([.ack, .fin, .acceptable, .exact, .acksFIN]), .timeWait, [.closing, .send(.ack)])
    // The FIN came early, the acknowledgment counts.
    rule(.finWait1, .segment([.ack, .fin, .acceptable, .acksFIN]), .finWait2, [.send(.ack)])
    rule(.finWait1, held: .orphaned, .segment([.ack, .fin, .acceptable, .acksFIN]), .finWait2, [.send(.ack)])
    rule(.finWait2, .segment([.ack, .fin, .acceptable, .exact]), .timeWait, [.closing, .send(.ack)])
    rule(.closeWait, .segment([.ack, .fin, .acceptable, .exact]), .closeWait, [.send(.ack)])
    rule(.closing, .segment([.ack, .fin, .acceptable, .exact]), .closing, [.send(.ack)])
    rule(.closing, .segment([.ack, .fin, .acceptable, .exact, .acksFIN]), .timeWait, [.send(.ack)])
    rule(.lastAck, .segment([.ack, .fin, .acceptable, .exact]), .lastAck, [.send(.ack)])
    rule(.timeWait, .segment([.ack, .fin, .acceptable, .exact]), .timeWait, [.send(.ack)])
  }

  @Test(arguments: closed) func inClosed(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: listen) func inListen(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: synSent) func inSynSent(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: sequenceNumber) func first(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: reset) func second(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: syn) func fourth(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: acknowledgment) func fifth(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: text) func seventh(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: fin) func eighth(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
}
