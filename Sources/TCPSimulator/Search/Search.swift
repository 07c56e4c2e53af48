import TCPRuntime

/// Plays random schedules and looks for one that breaks an invariant. What is found depends on nothing but the seeds
/// and the spec.
package struct Search: Sendable {
  /// The seeds of the schedules.
  package var seeds: Range<UInt64>
  /// What the hosts run in place of the machine that was compiled.
  package var spec: ConnectionSpec?

  package init(seeds: Range<UInt64>, on spec: ConnectionSpec? = nil) {
    self.seeds = seeds
    self.spec = spec
  }

  /// A schedule of a few calls that goes on for longer goes round in circles.
  static let mostRecords = 20_000

  /// Plays all schedules. `progress` is told now and then how many are done.
  package func run(progress: (_ done: Int) -> Void = { _ in }) -> SearchReport {
    var report = SearchReport(seeds: seeds)
    for seed in seeds {
      let scenario = Scenario.random(seed: seed)
      for (invariant, message) in violations(in: scenario, of: Invariant.allCases) {
        if let place = report.findings.firstIndex(where: { $0.invariant == invariant }) {
          report.findings[place].seeds += 1
        } else {
          report.findings.append(shrink(scenario, seed, invariant, message))
        }
      }
      let done = Int(seed - seeds.lowerBound) + 1
      if done.isMultiple(of: 20) { progress(done) }
    }
    return report
  }

  private func play(_ scenario: Scenario) -> Player {
    var player = Player(
      scenario, seed: scenario.seed, endpoints: EndpointFactory(spec: spec), mostRecords: Self.mostRecords)
    player.playScript()
    return player
  }

  private func violations(
    in scenario: Scenario, of invariants: [Invariant]
  ) -> [(invariant: Invariant, message: String)] {
    let aftermath = Aftermath(play(scenario))
    return invariants.compactMap { invariant in aftermath.violation(of: invariant).map { (invariant, $0) } }
  }

  private func breaks(_ invariant: Invariant, _ scenario: Scenario) -> Bool {
    !violations(in: scenario, of: [invariant]).isEmpty
  }

  private func shrink(
    _ original: Scenario, _ seed: UInt64, _ invariant: Invariant, _ message: String
  ) -> Finding {
    var scenario = original
    scenario.expectations = [Expectation(.holds(invariant))]
    let named = withNamedLosses(scenario)
    if breaks(invariant, named) { scenario = named }
    var shrinking = Shrinking(scenario) { breaks(invariant, $0) }
    shrinking.run()
    var shrunk = shrinking.scenario
    shrunk.name = "\(invariant.rawValue)-\(seed)"
    shrunk.title = "Broken: \(invariant.rawValue)"
    let final = violations(in: shrunk, of: [invariant]).first?.message ?? message
    shrunk.summary = "Found by a search and shrunk: \(final)."
    return Finding(
      invariant: invariant, seed: seed, message: final, original: original, scenario: shrunk,
      plays: shrinking.plays, seeds: 1)
  }

  /// The scenario with a fault for each segment that chance has lost, and no such chance: then each loss can be left
  /// out for itself.
  private func withNamedLosses(_ scenario: Scenario) -> Scenario {
    var counts: [String: Int] = [:]
    var named = scenario
    for record in play(scenario).records {
      switch record.event {
      case .transmit: counts[record.host, default: 0] += 1
      case .drop(_, _, .loss), .drop(_, _, .partition):
        named.faults.append(Fault(.drop, record.host, .any, number: counts[record.host] ?? 1))
      default: break
      }
    }
    for index in named.links.indices { named.links[index].loss = nil }
    named.script = named.script.filter { line in
      switch line.step {
      case .cut: false
      default: true
      }
    }
    return named
  }
}

/// What a search has found.
package struct SearchReport: Sendable {
  package let seeds: Range<UInt64>
  /// For each invariant that some schedule breaks the first of them, in the order in which they were found.
  package var findings: [Finding] = []
}

/// A schedule that breaks an invariant.
package struct Finding: Sendable {
  package var invariant: Invariant
  /// The seed of the schedule.
  package var seed: UInt64
  /// What happens in the shrunk scenario.
  package var message: String
  /// The whole schedule.
  package var original: Scenario
  /// The smallest that still breaks the invariant.
  package var scenario: Scenario
  /// How many scenarios were played to shrink it.
  package var plays: Int
  /// How many of the seeds break the invariant.
  package var seeds: Int

  /// The scenario as a file.
  package var file: String {
    scenario.text(
      heading: [
        "Written by 'tcp-simulator search': seed \(seed) breaks the invariant \(invariant.rawValue).",
        "To see it: tcp-simulator run \(scenario.name).yaml, with '--spec' if the search had one.",
      ])
  }
}
