import EnumatonRuntime

/// Makes a scenario as small as it gets while something remains true of it: delta debugging (Zeller and Hildebrandt,
/// 2002) over faults, links and steps, then every value in turn. The same scenario always shrinks to the same.
struct Shrinking {
  private(set) var scenario: Scenario
  /// How many scenarios were played.
  private(set) var plays = 0
  private let holds: (Scenario) -> Bool

  /// A scenario of which something is true.
  init(_ scenario: Scenario, whileTrue holds: @escaping (Scenario) -> Bool) {
    self.scenario = scenario
    self.holds = holds
  }

  /// A shrinking that goes on for ever has a fault; it takes a few rounds.
  private static let mostRounds = 12

  mutating func run() {
    for _ in 0..<Self.mostRounds {
      let before = scenario
      removeParts()
      simplifyValues()
      if scenario == before { return }
    }
  }

  private mutating func take(_ candidate: Scenario) -> Bool {
    guard candidate != scenario else { return false }
    plays += 1
    guard holds(candidate) else { return false }
    scenario = candidate
    return true
  }

  // MARK: Parts

  /// What can be left out.
  private enum Part: Hashable {
    case fault(Int)
    case link(Int)
    case line(Int)
  }

  private var parts: [Part] {
    scenario.links.indices.map { .link($0) } + scenario.faults.indices.map { .fault($0) }
      + scenario.script.indices.map { .line($0) }
  }

  /// The scenario without some parts.
  private func without(_ gone: ArraySlice<Part>) -> Scenario {
    let gone = Set(gone)
    var smaller = scenario
    smaller.links = scenario.links.indices.filter { !gone.contains(.link($0)) }.map { scenario.links[$0] }
    smaller.faults = scenario.faults.indices.filter { !gone.contains(.fault($0)) }.map { scenario.faults[$0] }
    smaller.script = scenario.script.indices.filter { !gone.contains(.line($0)) }.map { scenario.script[$0] }
    return smaller
  }

  /// Leaves out ever smaller runs of parts, at last single ones, until none can be left out; then pairs, since a
  /// fault and its end may go only together.
  private mutating func removeParts() {
    var size = max(1, parts.count / 2)
    while true {
      var start = 0
      var hasShrunk = false
      while start < parts.count {
        if take(without(parts[start..<min(parts.count, start + size)])) {
          hasShrunk = true
        } else {
          start += size
        }
      }
      if size == 1, !hasShrunk { break }
      size = max(1, size / 2)
    }
    var first = 0
    while first < parts.count {
      var second = first + 1
      var hasShrunk = false
      while second < parts.count, !hasShrunk {
        hasShrunk = take(without([parts[first], parts[second]]))
        second += 1
      }
      if !hasShrunk { first += 1 }
    }
  }

  // MARK: Values

  /// Tries for each value those that are simpler, the simplest first.
  private mutating func simplifyValues() {
    for index in scenario.hosts.indices { attempt(scenario.hosts[index].simpler) { $0.hosts[index] = $1 } }
    attempt(scenario.network.simpler) { $0.network = $1 }
    for index in scenario.links.indices { attempt(scenario.links[index].simpler) { $0.links[index] = $1 } }
    for index in scenario.faults.indices { attempt(scenario.faults[index].simpler) { $0.faults[index] = $1 } }
    for index in scenario.script.indices {
      attempt(scenario.script[index].step.simpler) { $0.script[index].step = $1 }
    }
  }

  /// Takes the first of the values that does, and goes on with those that are simpler than it.
  private mutating func attempt<Value: Simplifiable>(
    _ values: [Value], _ put: (inout Scenario, Value) -> Void
  ) {
    for value in values {
      var candidate = scenario
      put(&candidate, value)
      guard take(candidate) else { continue }
      return attempt(value.simpler, put)
    }
  }
}
