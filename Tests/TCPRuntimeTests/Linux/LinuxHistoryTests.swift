import Testing

@testable import TCPRuntime

/// The endpoint under the Linux profile against what a Linux kernel did.
@Suite struct LinuxHistoryTests {
  @Test func allHistoriesAreRead() {
    #expect(History.all.count == 147)
    #expect(History.complete.count == 142)
  }

  @Test(arguments: History.complete)
  func agreesWithLinux(_ history: History) {
    let agreement = Agreement(of: Replay(history), with: history)
    #expect(agreement.differences == [])
  }

  /// The same, with initial numbers so high that they wrap within the connection.
  @Test(arguments: History.complete)
  func agreesWithLinuxWhenNumbersWrap(_ history: History) {
    let base: SequenceNumber = 0xffff_ff80
    let peerBase: SequenceNumber = 0xffff_ffff
    let replay = Replay(history, base: base, peerBase: peerBase)
    let agreement = Agreement(of: replay, with: history, base: base, peerBase: peerBase)
    #expect(agreement.differences == [])
  }

  /// Of the histories with calls that had to be deduced these two lack more than a CLOSE: no SEND and no
  /// RECEIVE was recorded, though 3,000 octets were sent and read.
  @Test func incompleteHistoriesAgreeUnlessTextIsMissing() {
    let different = History.all.filter { !$0.isComplete }
      .filter { !Agreement(of: Replay($0), with: $0).differences.isEmpty }
      .map(\.testDescription)
    #expect(different == ["delayed_ack B:8080>40000", "delayed_ack A:40000>8080"])
  }
}

/// That agreement means something: a machine that lacks a transition does not agree.
@Suite struct LinuxHistoryControlTests {
  /// What the recordings exercise and cannot miss: retransmissions (each segment counts once), and what is
  /// only about text. None of them changes the state or sends a SYN, a FIN or a RST for the first time.
  private static let unnoticed: Set<String> = [
    "CLOSE_WAIT/progress#4", "CLOSE_WAIT/segment#2", "CLOSE_WAIT/segment#9", "CLOSING/retransmission#1",
    "ESTABLISHED/delayedAck#1", "ESTABLISHED/retransmission#1", "ESTABLISHED/segment#12",
    "ESTABLISHED/segment#2", "FIN_WAIT_1/retransmission#1", "FIN_WAIT_1/segment#19",
    "FIN_WAIT_2/delayedAck#1", "FIN_WAIT_2/receive#2", "FIN_WAIT_2/segment#13",
    "LAST_ACK/retransmission#1", "SYN_RECEIVED/retransmission#1",
  ]

  private struct Control {
    var transition: TCPConnection.Transition
    /// The differences that the histories show in which the transition fires, once it is removed.
    var agreements: [Agreement]

    var name: String { "\(transition.name)" }
    var isMove: Bool { transition.source != transition.target }
    var isNoticed: Bool { agreements.contains { !$0.differences.isEmpty } }
    var isNoticedByPath: Bool { agreements.contains { !$0.path.isEmpty } }
  }

  /// One for every transition that fires in some history.
  private static let controls: [Control] = {
    var histories: [TCPConnection.Transition: [History]] = [:]
    for history in History.complete {
      for transition in Replay(history).fired { histories[transition, default: []].append(history) }
    }
    return histories.map { transition, histories in
      let agreements = histories.map { Agreement(of: Replay($0, without: transition), with: $0) }
      return Control(transition: transition, agreements: agreements)
    }
  }()

  @Test func everyChangeOfStateIsMissed() {
    let moves = Self.controls.filter(\.isMove)
    #expect(moves.count >= 30)
    #expect(moves.filter { !$0.isNoticed }.map(\.name) == [])
  }

  @Test func nothingElseIsMissedButRetransmissionsAndText() {
    let unnoticed = Set(Self.controls.filter { !$0.isNoticed }.map(\.name))
    #expect(unnoticed == Self.unnoticed)
  }

  @Test func pathsAloneWouldMissLess() {
    let byPath = Self.controls.count { $0.isNoticedByPath }
    let byAll = Self.controls.count { $0.isNoticed }
    #expect(byPath < byAll)
  }
}
