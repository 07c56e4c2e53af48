import EnumatonCheck
import EnumatonSpec

// What regions do when a step leaves or resumes them. Machines without regions have no such steps.

extension MachineDescription {
  /// Of each region, the machine itself first: what leaving it and what entering it anew does.
  var regions: [JSON] { checked.regions.indices.map(region) }

  private func region(_ index: Int) -> JSON {
    let region = checked.regions[index]
    var entering = [entry(of: index, nil, isDeep: false)]
    for isDeep in [false, true] where isRemembered(index, isDeep: isDeep) {
      entering += region.leaves.map { entry(of: index, $0, isDeep: isDeep) }
    }
    return .object([
      .init("region", name(of: region.state)),
      .init(
        "leaving",
        .array(
          region.leaves.map { leaf in
            .object([
              .init("from", name(of: leaf)),
              .init("steps", .array(checked.steps(leaving: leaf).map(step))),
            ])
          })),
      .init("entering", .array(entering)),
    ])
  }

  private func entry(of region: Int, _ past: Identifier<Machine.State>?, isDeep: Bool) -> JSON {
    .object([
      .init("past", name(of: past)), .init("deep", .bool(isDeep)),
      .init("steps", .array(checked.steps(resuming: past, in: region, isDeep: isDeep).map(step))),
    ])
  }

  private func isRemembered(_ region: Int, isDeep: Bool) -> Bool {
    guard let state = checked.regions[region].state else { return false }
    return checked.memories.contains { $0.state == state && $0.isDeep == isDeep }
  }

  /// The regions that a rule leaves a state of, by their numbers.
  func touched(by rule: Rule) -> JSON {
    .array(checked.regions.indices.filter { rule.touched >> UInt64($0) & 1 == 1 }.map { .integer($0) })
  }
}
