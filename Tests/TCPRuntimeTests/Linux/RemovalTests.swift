import EnumatonCheck
import EnumatonSpec
import TCPRuntime
import TCPSimulator
import Testing

/// That agreement means something: of a machine that lacks a transition some recorded endpoint differs.
///
/// What fires in some history is taken out, and the histories in which it fires are replayed on what is left: the next
/// transition that matches answers, or none.
@Suite struct RemovalTests {
  /// A removal, and what the histories show of it.
  private struct Removal {
    var name: String
    /// Before, and after.
    var agreements: [(before: Agreement, after: Agreement)]

    var isNoticed: Bool {
      agreements.contains { $0.before.differences.map(\.text) != $0.after.differences.map(\.text) }
    }
    var isNoticedByAgreement: Bool { agreements.contains { !$0.after.agrees } }
    var isNoticedByPath: Bool { agreements.contains { $0.after.differs(in: .path) } }

    init(_ name: String, from histories: [History], leaving spec: ConnectionSpec) {
      self.name = name
      agreements = histories.map {
        (Agreement(of: Replay($0), with: $0), Agreement(of: Replay($0, on: spec), with: $0))
      }
    }
  }

  private static let spec = try? ConnectionSpec.original.get().machine

  /// For each transition of the generated machine that fires, the histories in which it does.
  private static let histories: [TCPConnection.Transition: [History]] = {
    var histories: [TCPConnection.Transition: [History]] = [:]
    for history in History.all {
      for transition in Replay(history).fired { histories[transition, default: []].append(history) }
    }
    return histories
  }()

  /// Of one transition in one state.
  private static let ruleRemovals: [Removal] = histories.compactMap { transition, histories in
    guard let spec, let rule = spec.rules(named: "\(transition.name)").first,
      let changed = try? ConnectionSpec(spec.without(rule))
    else { return nil }
    return Removal("\(transition.name)", from: histories, leaving: changed)
  }

  /// Of an item of the spec's list of transitions, in all its states; by the number of its line.
  private static let itemRemovals: [Removal] = {
    guard let spec else { return [] }
    var items: [Identifier<Machine.Transition>: [Int: History]] = [:]
    for (transition, histories) in histories {
      guard let rule = spec.rules(named: "\(transition.name)").first else { continue }
      for history in histories { items[rule.transition, default: [:]][history.line] = history }
    }
    return items.compactMap { item, histories in
      var machine = spec.machine
      machine.transitions.remove(at: item.index)
      machine.unhandledIsError = false
      guard let checked = check(machine).machine, let changed = try? ConnectionSpec(checked) else {
        return nil
      }
      let line = spec.machine.transitions[item].range.start.line
      return Removal("\(line)", from: Array(histories.values), leaving: changed)
    }
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

  @Test func threeInFourAreNoticed() {
    for removals in [Self.ruleRemovals, Self.itemRemovals] {
      #expect(removals.count(where: \.isNoticed) * 4 >= removals.count * 3)
    }
  }

  @Test func whatIsNotNoticedHasAReason() {
    let unnoticed = Self.ruleRemovals.filter { !$0.isNoticed }.map(\.name)
    #expect(Set(unnoticed) == Self.unnoticed.values.reduce(into: Set()) { $0.formUnion($1) })
  }

  /// The figures of Spec/LINUX.md: path, agreement, all that is compared, and how many were taken out.
  @Test func moreCriteriaNoticeMore() {
    func figures(_ removals: [Removal]) -> [Int] {
      [\Removal.isNoticedByPath, \.isNoticedByAgreement, \.isNoticed].map { key in
        removals.count { $0[keyPath: key] }
      }
        + [removals.count]
    }
    #expect(Self.ruleRemovals.count == Self.histories.count)
    #expect(figures(Self.ruleRemovals) == [37, 41, 52, 63])
    #expect(figures(Self.itemRemovals) == [30, 34, 43, 48])
  }
}
