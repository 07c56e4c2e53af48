import EnumatonCheck
import Foundation
import TCPRuntime
import TCPSimulator
import Testing

/// That agreement means something: of a machine that lacks a transition some recorded endpoint differs.
///
/// Each transition that fires in some history is taken out, and the histories in which it fires are replayed on what is
/// left; `ENUMATON_REMOVALS=all` replays all of them, otherwise of each scenario at most a few.
@Suite struct RemovalTests {
  private static let isWhole = ProcessInfo.processInfo.environment["ENUMATON_REMOVALS"] == "all"
  private static let mostOfAScenario = isWhole ? Int.max : 4

  /// A transition that is taken out, and what the histories show of that.
  private struct Removal {
    var transition: TCPConnection.Transition
    var agreements: [Agreement]

    var name: String { "\(transition.name)" }
    var isMove: Bool { transition.source != transition.target }
    var isNoticed: Bool { agreements.contains { !$0.agrees } }
    var isNoticedByPath: Bool { agreements.contains { $0.differs(in: .path) } }
  }

  private static let removals: [Removal] = {
    guard let spec = try? ConnectionSpec.original.get() else { return [] }
    var histories: [TCPConnection.Transition: [History]] = [:]
    for history in History.all {
      for transition in Replay(history).fired {
        let known = histories[transition, default: []]
        guard known.count(where: { $0.scenario == history.scenario }) < mostOfAScenario else { continue }
        histories[transition, default: []].append(history)
      }
    }
    return histories.compactMap { transition, histories in
      let rules = spec.machine.rules(named: "\(transition.name)")
      guard rules.count == 1, let changed = try? ConnectionSpec(spec.machine.without(rules[0])) else {
        return nil
      }
      let agreements = histories.map { Agreement(of: Replay($0, on: changed), with: $0) }
      return Removal(transition: transition, agreements: agreements)
    }.sorted { $0.name < $1.name }
  }()

  /// What the recordings exercise and cannot miss. None of it changes the state, or sends a SYN, a FIN or a RST for
  /// the first time.
  private static let unnoticed: [String: Set<String>] = [:]

  @Test func everyTransitionThatFiresIsTakenOut() {
    let fired = History.all.reduce(into: Set<TCPConnection.Transition>()) { $0.formUnion(Replay($1).fired) }
    #expect(Self.removals.count == fired.count)
  }

  @Test func threeInFourRemovalsAreNoticed() {
    let noticed = Self.removals.count(where: \.isNoticed)
    print("removals: \(noticed) of \(Self.removals.count) noticed")
    print(Self.removals.filter { !$0.isNoticed }.map(\.name))
    #expect(noticed * 4 >= Self.removals.count * 3)
  }

  @Test func everyChangeOfStateIsMissed() {
    let moves = Self.removals.filter(\.isMove)
    #expect(moves.count >= 30)
    #expect(moves.filter { !$0.isNoticed }.map(\.name) == [])
  }

  @Test func nothingElseIsMissedButRetransmissionsAndText() {
    let unnoticed = Self.removals.filter { !$0.isNoticed }.map(\.name)
    #expect(Set(unnoticed) == Self.unnoticed.values.reduce(into: Set()) { $0.formUnion($1) })
  }

  @Test func pathsAloneWouldMissLess() {
    let byPath = Self.removals.count(where: \.isNoticedByPath)
    print("by path: \(byPath)")
    #expect(byPath < Self.removals.count(where: \.isNoticed))
  }
}
