/// A story about one connection: what the applications do, what the network does to the segments, and what
/// must come of it.
public struct Scenario: Hashable, Sendable {
  /// The name it is called by, `four-way-close`.
  public var name: String

  /// Its heading.
  public var title: String

  /// What there is to see, in a sentence.
  public var summary: String

  /// What happens to chosen segments.
  public var faults: [Fault]

  /// What the applications do, in order.
  public var script: [Step]

  /// What must come of it.
  public var expectations: [Expectation]

  /// A scenario.
  public init(
    name: String, title: String, summary: String, faults: [Fault] = [], script: [Step],
    expectations: [Expectation]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.faults = faults
    self.script = script
    self.expectations = expectations
  }

  /// Plays it on a network where a segment takes the latency, at least a nanosecond. The result depends on
  /// nothing else.
  public func play(latency: Duration = .milliseconds(10)) -> Play {
    var simulation = Simulation(latency: latency, faults: faults)
    var failures: [String] = []
    for step in script {
      guard let failure = simulation.take(step) else { continue }
      failures.append(failure)
      break
    }
    failures += expectations.compactMap { $0.failure(in: simulation.records) }
    return Play(scenario: self, records: simulation.records, failures: failures)
  }
}

/// A scenario that has been played.
public struct Play: Hashable, Sendable {
  /// The scenario.
  public var scenario: Scenario

  /// Everything that happened, in order.
  public var records: [Record]

  /// Which expectations were not met, a line each.
  public var failures: [String]
}
