import EnumatonCheck
import EnumatonSpec
import Testing

/// The random specs are worth something only if all of the language survives in them.
struct RandomSpecTests {
  @Test func randomSpecsUseTheWholeLanguage() throws {
    let subjects = try (0..<60).map { try Subject(seed: UInt64($0)).machine }
    func count(_ feature: (CheckedMachine) -> Bool) -> Int { subjects.count(where: feature) }
    func rules(_ checked: CheckedMachine) -> [Rule] {
      checked.leaves.indices.flatMap { leaf in
        checked.triggers.indices.flatMap { checked.rules(leaf: leaf, trigger: $0) }
      }
    }
    let features: [(String, Int)] = [
      ("regions", count(\.hasRegions)),
      (
        "regions in regions",
        count { checked in checked.regions.contains { $0.owner.map { checked.region(of: $0) > 0 } ?? false } }
      ),
      ("history", count { $0.memories.contains { !$0.isDeep } }),
      ("deep history", count { $0.memories.contains(where: \.isDeep) }),
      (
        "past regions",
        count {
          rules($0).contains { $0.steps.contains { if case .resumeRegions = $0 { true } else { false } } }
        }
      ),
      ("internal events", count { $0.bounds.raised > 0 }),
      ("completion", count { $0.triggers.contains { if case .done = $0 { true } else { false } } }),
      (
        "completion of regions together",
        count { checked in
          checked.triggers.contains {
            if case .done(let state) = $0 { checked.machine.isOrthogonal(state) } else { false }
          }
        }
      ),
      ("deferral", count { rules($0).contains { $0.outcome == .defer } }),
      ("counters", count { !$0.machine.counters.isEmpty }),
      ("counters that refuse", count { $0.machine.counters.contains { $0.bound == .refuses } }),
      ("machines with one transition a time", count { !$0.hasMacrosteps }),
    ]
    for (name, count) in features { #expect(count >= 3, "\(name) in \(count) of 60") }
  }
}
