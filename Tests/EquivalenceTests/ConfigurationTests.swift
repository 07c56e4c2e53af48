import EnumatonCheck
import EnumatonSpec
import EnumatonTestSupport
import Testing

/// Whatever happens, a machine is in one leaf of each region that is active, and a region is active exactly
/// while its composite is.
struct ConfigurationTests {
  @Test(arguments: 0..<60)
  func configurationsAreAlwaysLegal(seed: Int) throws {
    let subject = try Subject(seed: UInt64(seed))
    let checked = subject.machine
    var random = SeededGenerator(seed: UInt64(seed) &+ 77)
    var configuration = checked.initial
    for step in 0..<300 {
      let problem = Self.problem(with: configuration, of: checked)
      #expect(problem == nil, "after \(step) events in\n\(subject.text)")
      if problem != nil { return }
      let triggers = checked.triggers.filter { if case .done = $0 { false } else { true } }
      guard let trigger = triggers.randomElement(using: &random) else { return }
      let microsteps = checked.react(to: trigger, flags: random.next(), in: &configuration)
      let fired = microsteps.flatMap(\.rules).count
      #expect(fired <= max(checked.bounds.transitions, 1))
      let effects = microsteps.flatMap(\.actions).count(where: \.isForHost)
      #expect(!checked.hasMacrosteps || effects <= checked.bounds.effects)
    }
  }

  private static func problem(with configuration: Configuration, of checked: CheckedMachine) -> String? {
    for (index, region) in checked.regions.enumerated() {
      let isActive = region.owner.map { configuration.active[checked.region(of: $0)] == $0 } ?? true
      guard let leaf = configuration.active[index] else {
        if isActive { return "region \(index) is not active, but its composite is" }
        continue
      }
      if !isActive { return "region \(index) is active, but its composite is not" }
      if !region.leaves.contains(leaf) { return "region \(index) is in a state that is not its own" }
    }
    for (counter, value) in zip(checked.machine.counters, configuration.counters)
    where !counter.range.contains(value) {
      return "a counter is \(value)"
    }
    return nil
  }
}
