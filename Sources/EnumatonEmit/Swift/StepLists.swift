import EnumatonCheck
import EnumatonSpec

/// All lists of steps that a machine may carry out: those of its rules, and what regions add to them.
struct StepLists {
  private(set) var all: [[Step]] = []
  /// The composites whose regions some step leaves.
  private(set) var left: [Identifier<Machine.State>] = []
  /// The steps that enter regions where they were left.
  private(set) var resumed: [Step] = []

  init(of checked: CheckedMachine) {
    for leaf in checked.leaves.indices {
      for trigger in checked.triggers.indices {
        for rule in checked.rules(leaf: leaf, trigger: trigger) { all.append(rule.steps) }
      }
    }
    guard checked.hasRegions else { return }
    var next = 0
    while next < all.count {
      for step in all[next] { addRegions(of: step, checked) }
      next += 1
    }
  }

  private mutating func addRegions(of step: Step, _ checked: CheckedMachine) {
    switch step {
    case .leaveRegions(let composite):
      guard !left.contains(composite) else { return }
      left.append(composite)
      for region in checked.regions(of: composite) {
        all += checked.regions[region].leaves.map { checked.steps(leaving: $0) }
      }
    case .resumeRegions(let composite, let isDeep):
      guard !resumed.contains(step) else { return }
      resumed.append(step)
      for region in checked.regions(of: composite) {
        let pasts = checked.pasts(ofRegion: region, isDeep: isDeep)
        all += ([nil] + pasts.map(Optional.some)).map {
          checked.steps(resuming: $0, in: region, isDeep: isDeep)
        }
      }
    case .act, .enter, .remember, .complete: break
    }
  }
}

extension CheckedMachine {
  /// The memory that keeps where a region was left; `nil` if none does.
  func memory(ofRegion region: Int, isDeep: Bool) -> Int? {
    memories.firstIndex { $0.state == regions[region].state && $0.isDeep == isDeep }
  }

  /// What the memory of a region can keep.
  func pasts(ofRegion region: Int, isDeep: Bool) -> [Identifier<Machine.State>] {
    guard let state = regions[region].state, memory(ofRegion: region, isDeep: isDeep) != nil else {
      return []
    }
    return isDeep
      ? regions[region].leaves : machine.states[state].children.map { machine.initialLeaf(of: $0) }
  }
}
