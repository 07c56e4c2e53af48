package import EnumatonSpec

/// A story about hosts and their connections: what the applications do, what the network does to the segments,
/// and what must come of it.
package struct Scenario: Hashable, Sendable {
  /// The name it is called by, `four-way-close`.
  package var name: String
  /// Its heading.
  package var title: String
  /// What there is to see, in a sentence.
  package var summary: String
  /// The hosts; the first has the address 10.0.0.1, the next 10.0.0.2, and so on.
  package var hosts: [HostSettings]
  /// How all links are, but for those in `links`.
  package var network = LinkSettings()
  /// The links that are different.
  package var links: [LinkChange] = []
  /// What happens to chosen segments.
  package var faults: [Fault] = []
  /// What the applications do, in order.
  package var script: [ScriptLine]
  /// What must come of it.
  package var expectations: [Expectation]
  /// What the random numbers begin with, unless told otherwise.
  package var seed: UInt64 = 1

  package init(
    name: String, title: String, summary: String, hosts: [HostSettings], faults: [Fault] = [], script: [Step],
    expectations: [Expectation.Claim]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.hosts = hosts
    self.faults = faults
    self.script = script.map { ScriptLine($0) }
    self.expectations = expectations.map { Expectation($0) }
  }
}

/// A step, when it is taken, and where it stands.
package struct ScriptLine: Hashable, Sendable {
  package var step: Step
  /// The time since the start; `nil` for as soon as the one before it is done.
  package var time: Duration?
  package var range: SourceRange?

  package init(_ step: Step, at time: Duration? = nil, range: SourceRange? = nil) {
    self.step = step
    self.time = time
    self.range = range
  }
}

/// A scenario that has been played.
package struct Play: Hashable, Sendable {
  /// The scenario.
  package var scenario: Scenario
  /// Everything that happened, in order.
  package var records: [Record]
  /// Which expectations were not met, and which step could not be taken.
  package var failures: [Failure]
}

extension Scenario {
  /// Plays it: on a network where a segment takes the latency, if one is given, and with random numbers from the
  /// seed; with a spec, the hosts run that instead of the machine that was compiled. The result depends on nothing
  /// else.
  package func play(latency: Duration? = nil, seed: UInt64? = nil, on spec: ConnectionSpec? = nil) -> Play {
    var player = player(latency: latency, seed: seed, on: spec)
    player.play()
    return Play(scenario: self, records: player.records, failures: player.failures)
  }

  /// Plays it in the same way and looks at the sockets of the hosts meanwhile. Moments that come after the script are
  /// waited for; what was expected at the end is looked at before.
  package func sockets(
    _ lookout: Lookout, latency: Duration? = nil, seed: UInt64? = nil
  ) -> (tables: [SocketTable], failures: [Failure]) {
    var player = player(latency: latency, seed: seed, looking: lookout)
    player.play()
    player.lookOn()
    return (player.tables, player.failures)
  }

  private func player(
    latency: Duration?, seed: UInt64?, on spec: ConnectionSpec? = nil, looking lookout: Lookout? = nil
  ) -> Player {
    var scenario = self
    if let latency { scenario.network.latency = latency }
    return Player(
      scenario, seed: seed ?? self.seed, endpoints: EndpointFactory(spec: spec), looking: lookout)
  }
}
