import EnumatonCheck
import TCPRuntime
import TCPSimulator
import Testing

/// That agreement means something: of a machine that lacks a transition some recorded endpoint differs.
///
/// Each transition that fires in some history is taken out, and the histories in which it fires are replayed on what is
/// left: the next transition that matches answers, or none.
@Suite struct RemovalTests {
  /// A transition that is taken out, and what the histories show of that.
  private struct Removal {
    var transition: TCPConnection.Transition
    /// Before it is taken out, and after.
    var agreements: [(before: Agreement, after: Agreement)]

    var name: String { "\(transition.name)" }
    var isMove: Bool { transition.source != transition.target }
    var isNoticed: Bool {
      agreements.contains { $0.before.differences.map(\.text) != $0.after.differences.map(\.text) }
    }
    var isNoticedByAgreement: Bool { agreements.contains { !$0.after.agrees } }
    var isNoticedByPath: Bool { agreements.contains { $0.after.differs(in: .path) } }
  }

  private static let removals: [Removal] = {
    guard let spec = try? ConnectionSpec.original.get() else { return [] }
    var histories: [TCPConnection.Transition: [History]] = [:]
    for history in History.all {
      for transition in Replay(history).fired {
        histories[transition, default: []].append(history)
      }
    }
    return histories.compactMap { transition, histories in
      let rules = spec.machine.rules(named: "\(transition.name)")
      guard rules.count == 1, let changed = try? ConnectionSpec(spec.machine.without(rules[0])) else {
        return nil
      }
      let agreements = histories.map {
        (Agreement(of: Replay($0), with: $0), Agreement(of: Replay($0, on: changed), with: $0))
      }
      return Removal(transition: transition, agreements: agreements)
    }.sorted { $0.name < $1.name }
  }()

  /// What the recordings exercise and do not miss, by why that is.
  private static let unnoticed: [String: Set<String>] = [
    // With nothing in flight a timer that is not stopped has nothing to send again.
    "a timer runs on in vain": ["CLOSE_WAIT/progress#4", "ESTABLISHED/progress#4"],
    // An acknowledgment goes out at once instead of later, which no recording forbids.
    "the next answer does as well": [
      "CLOSE_WAIT/segment#2", "ESTABLISHED/segment#9", "ESTABLISHED/send#1", "FIN_WAIT_2/segment#10",
    ],
    // Nothing was in flight that the acknowledgment could have acknowledged, or it came once more.
    "nothing hangs on it": ["FIN_WAIT_1/segment#19", "FIN_WAIT_2/segment#13", "FIN_WAIT_2/receive#2"],
    // LISTEN after SYN_RECEIVED counts as CLOSED: the listener is another socket.
    "the same by definition": ["SYN_RECEIVED/retransmission.exhausted#2"],
    // The recording stops before TIME_WAIT, begun anew, would have ended.
    "later than the recording": ["TIME_WAIT/segment#3"],
  ]

  @Test func everyTransitionThatFiresIsTakenOut() {
    let fired = History.all.reduce(into: Set<TCPConnection.Transition>()) { $0.formUnion(Replay($1).fired) }
    #expect(Self.removals.count == fired.count)
  }

  @Test func threeInFourRemovalsAreNoticed() {
    let noticed = Self.removals.count(where: \.isNoticed)
    #expect(noticed * 4 >= Self.removals.count * 3)
  }

  @Test func changesOfStateAreMissed() {
    let moves = Self.removals.filter(\.isMove)
    #expect(moves.count >= 30)
    #expect(moves.filter { !$0.isNoticed }.map(\.name) == ["SYN_RECEIVED/retransmission.exhausted#2"])
  }

  @Test func whatIsNotMissedHasAReason() {
    let unnoticed = Self.removals.filter { !$0.isNoticed }.map(\.name)
    #expect(Set(unnoticed) == Self.unnoticed.values.reduce(into: Set()) { $0.formUnion($1) })
  }

  /// The figures of Spec/LINUX.md.
  @Test func moreCriteriaMissMore() {
    let removals = Self.removals
    #expect(removals.count == 63)
    #expect(removals.count(where: \.isNoticedByPath) == 37)
    #expect(removals.count(where: \.isNoticedByAgreement) == 41)
    #expect(removals.count(where: \.isNoticed) == 52)
  }
}
