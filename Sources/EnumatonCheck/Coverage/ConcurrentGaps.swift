import EnumatonSpec

extension Coverage {
  /// The gaps of a trigger where other regions are active at the same time: what is left open in a leaf is
  /// open only in the cases that some leaf of every other region leaves open too.
  mutating func gapsBesideOthers(trigger: Int, leaves: Leaves, _ structure: Structure) -> [Gap] {
    var open: [Identifier<Machine.State>: Diagram] = [:]
    for gap in gaps[trigger] { open[leaves.states[gap.leaf]] = gap.cases }
    var regional = [Diagram](repeating: .none, count: structure.regions.count)
    // Inner regions stand behind outer ones.
    for region in structure.regions.indices.reversed() {
      for leaf in structure.regions[region].leaves {
        let inner = structure.regionsOf[leaf.index]
        let cases =
          inner.isEmpty
          ? open[leaf] ?? .none
          : inner.reduce(.all) { conditions.diagrams.and($0, regional[$1]) }
        regional[region] = conditions.diagrams.or(regional[region], cases)
      }
    }
    return gaps[trigger].compactMap { gap in
      var cases = gap.cases
      var region = structure.region[leaves.states[gap.leaf].index]
      while let owner = structure.regions[region].owner {
        for other in structure.regionsOf[owner.index] where other != region {
          cases = conditions.diagrams.and(cases, regional[other])
        }
        region = structure.region[owner.index]
      }
      return cases == .none ? nil : Gap(leaf: gap.leaf, cases: cases)
    }
  }
}
