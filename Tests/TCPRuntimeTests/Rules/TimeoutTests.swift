import EnumatonRuntime
import TCPRuntime
import Testing

/// RFC 9293, section 3.10.8, and the timers of implementations.
@Suite struct TimeoutTests {
  @Rules static var user: [Rule] {
    for state in [
      State.synSent, .synReceived, .established, .finWait1, .finWait2, .closeWait, .closing, .lastAck,
    ] {
      rule(state, .timer(.userTimeout), .closed, [.timedOut])
    }
    for state in [State.closed, .listen, .timeWait] { impossible(state, .timer(.userTimeout)) }
  }

  @Rules static var retransmission: [Rule] {
    rule(.synSent, .timer(.retransmission), .synSent, [.send(.syn)])
    rule(.synReceived, .timer(.retransmission), .synReceived, [.send([.syn, .ack])])
    rule(.established, .timer(.retransmission), .established)
    rule(.closeWait, .timer(.retransmission), .closeWait)
    for state in [State.finWait1, .closing, .lastAck] {
      rule(state, .timer(.retransmission), state, [.send([.ack, .fin])])
    }
    for state in [State.closed, .listen, .finWait2, .timeWait] { impossible(state, .timer(.retransmission)) }
  }

  @Rules static var exhausted: [Rule] {
    for state in [
      State.synSent, .synReceived, .established, .finWait1, .closeWait, .closing, .lastAck,
    ] {
      rule(state, .exhausted(.retransmission), .closed, [.timedOut])
    }
    rule(.synReceived, held: .passive, .exhausted(.retransmission), .listen)
    rule(.synReceived, held: [.passive, .reopened], .exhausted(.retransmission), .timeWait)
    for state in [State.closed, .listen, .finWait2, .timeWait] {
      impossible(state, .exhausted(.retransmission))
    }
  }

  @Rules static var others: [Rule] {
    rule(.timeWait, .timer(.timeWait), .closed, [.closed])
    rule(.synReceived, .timer(.synAckRetries), .closed, [.timedOut])
    rule(.synReceived, held: .passive, .timer(.synAckRetries), .listen)
    rule(.finWait2, held: .orphaned, .timer(.finWait2), .closed, [.closed])
    impossible(.finWait2, .timer(.finWait2))
    rule(.finWait1, held: .orphaned, .timer(.orphanRetries), .closed, [.timedOut])
    rule(.lastAck, held: .orphaned, .timer(.orphanRetries), .closed, [.timedOut])
    rule(.established, .timer(.delayedAck), .established, [.send(.ack)])
    rule(.established, .exhausted(.keepaliveProbes), .closed, [.timedOut])
    impossible(.closed, .timer(.keepalive))
    impossible(.synSent, .timer(.persist))
  }

  @Test(arguments: user) func userTimeout(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: retransmission)
  func retransmissionTimeout(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: exhausted) func lastRetransmission(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: others) func otherTimers(_ rule: Rule) { #expect(rule.answer == rule.outcome) }

  @Test func timeWaitLastsTwiceTheSegmentLifetime() {
    #expect(TCPConnection.Timer.timeWait.schedule.after == .seconds(60))
  }
}
