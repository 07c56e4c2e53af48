import TCPRuntime
import Testing

/// RFC 9293, sections 3.10.1 to 3.10.5.
@Suite struct UserCallTests {
  @Rules static var open: [Rule] {
    rule(.closed, .passiveOpen, .listen)
    rule(.closed, .activeOpen(.remoteKnown), .synSent, [.send(.syn)])
    rule(.listen, held: .passive, .activeOpen(.remoteKnown), .synSent, [.send(.syn)])
    rejected([.closed, .listen], .activeOpen([]), .remoteUnspecified)
    rejected(.all.filter { $0 != .closed }, .passiveOpen, .connectionExists)
    rejected([.synSent, .synReceived] + .synchronized, .activeOpen(.remoteKnown), .connectionExists)
  }

  @Rules static var send: [Rule] {
    rejected([.closed], .send([]), .connectionDoesNotExist)
    rule(.listen, .send(.remoteKnown), .synSent, [.send(.syn)])
    rejected([.listen], .send([]), .remoteUnspecified)
    rule(.synSent, .send([]), .synSent)
    rule(.synReceived, .send([]), .synReceived)
    rule(.established, .send([]), .established)
    rule(.closeWait, .send(.inFlight), .closeWait)
    rejected([.finWait1, .finWait2, .closing, .lastAck, .timeWait], .send([]), .connectionClosing)
  }

  @Rules static var receive: [Rule] {
    rejected([.closed], .receive([]), .connectionDoesNotExist)
    for state in [State.listen, .synSent, .synReceived, .established, .finWait1, .finWait2] {
      rule(state, .receive([]), state)
    }
    rule(.closeWait, .receive(.unread), .closeWait)
    rejected([.closeWait, .closing, .lastAck, .timeWait], .receive([]), .connectionClosing)
    rejected([.finWait1, .finWait2], held: .orphaned, .receive(.unread), .connectionClosing)
  }

  @Rules static var close: [Rule] {
    for close in [Event.close([]), .shutdown([])] {
      rejected([.closed], close, .connectionDoesNotExist)
      rule(.listen, close, .closed, [.closed])
      rule(.synSent, close, .closed, [.closed])
      rule(.synReceived, close, .finWait1, [.send([.ack, .fin])])
      rule(.established, close, .finWait1, [.send([.ack, .fin])])
      rejected([.finWait1, .finWait2], held: .orphaned, close, .connectionClosing)
      rule(.closeWait, close, .lastAck, [.send([.ack, .fin])])
      rejected([.closing, .lastAck, .timeWait], close, .connectionClosing)
    }
  }

  @Rules static var closeAfterText: [Rule] {
    for close in [Event.close(.dataPending), .shutdown(.dataPending)] {
      rule(.synReceived, close, .synReceived)
      rule(.established, close, .finWait1)
      rule(.closeWait, close, .closeWait)
    }
  }

  /// After a half-close the application may still let go, but there is only one FIN.
  @Rules static var closeAfterShutdown: [Rule] {
    rejected([.finWait1, .finWait2], .shutdown([]), .connectionClosing)
    rule(.finWait1, .close([]), .finWait1)
    rule(.finWait2, .close([]), .finWait2)
  }

  /// What nobody will read is lost (3.6.1).
  @Rules static var closeWithUnreadText: [Rule] {
    for state in [State.synReceived, .established, .finWait1, .finWait2, .closeWait] {
      rule(state, .close(.unread), .closed, [.send(.rst), .reset])
    }
    rule(.established, .shutdown(.unread), .finWait1, [.send([.ack, .fin])])
  }

  @Rules static var abort: [Rule] {
    rejected([.closed], .abort, .connectionDoesNotExist)
    for state in [State.listen, .synSent] { rule(state, .abort, .closed, [.reset]) }
    for state in [State.synReceived, .established, .finWait1, .finWait2, .closeWait] {
      rule(state, .abort, .closed, [.send(.rst), .reset])
    }
    for state in [State.closing, .lastAck, .timeWait] { rule(state, .abort, .closed, [.closed]) }
  }

  @Test(arguments: open) func openCall(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: send) func sendCall(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: receive) func receiveCall(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: close + closeAfterText + closeAfterShutdown + closeWithUnreadText)
  func closeCall(_ rule: Rule) { #expect(rule.answer == rule.outcome) }
  @Test(arguments: abort) func abortCall(_ rule: Rule) { #expect(rule.answer == rule.outcome) }

  @Test func rejectionsSayWhatTheStandardSays() {
    let texts = TCPConnection.Rejection.allCases.map { "\($0.summary)" }
    #expect(
      texts == [
        "connection already exists", "connection does not exist", "connection closing",
        "remote socket unspecified",
      ])
  }

  @Test(arguments: [(Event.close([]), true), (.shutdown([]), false)])
  func onlyCloseLetsGo(_ call: Event, _ isOrphan: Bool) {
    var connection = TCPConnection(state: .established)
    _ = connection.handle(call)
    #expect(connection.held.contains(.orphaned) == isOrphan)
  }
}
