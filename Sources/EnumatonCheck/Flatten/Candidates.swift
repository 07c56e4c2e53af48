import EnumatonSpec

/// For each leaf and trigger the transitions that apply there, in the order of the file, whatever their
/// conditions are.
///
/// All of them stand in one array, those of one leaf and trigger side by side: the number of transitions
/// times the states and triggers they name is what all the later work is linear in.
struct Candidates {
  private let triggerCount: Int
  private let transitions: [Int32]
  /// Where the candidates of each leaf and trigger start, and at last where they end.
  private let starts: [Int]

  /// More than any machine that people read; the code for so many rules would not compile in a day.
  static let most = 2_000_000

  /// - Throws: ``TooMany`` at the transition that makes them more than `most`.
  init(
    of machine: Machine, leaves: Leaves, triggers: TriggerIndices, structure: Structure,
    most: Int = Self.most
  ) throws(TooMany) {
    let triggerCount = triggers.triggers.count
    let allLeaves = Array(leaves.states.indices)
    /// Calls `visit` with the place of each leaf and trigger that a transition names.
    func forEachPlace(of transition: Machine.Transition, _ visit: (Int) -> Void) {
      let sources = transition.leafIndices(leaves, all: allLeaves)
      for (number, trigger) in transition.triggers.enumerated() {
        guard let index = triggers[trigger], !transition.triggers[..<number].contains(trigger) else {
          continue
        }
        for leaf in sources where structure.applies(transition, in: leaves.states[leaf], to: trigger) {
          visit(leaf * triggerCount + index)
        }
      }
    }

    var starts = [Int](repeating: 0, count: leaves.states.count * triggerCount + 1)
    var count = 0
    for (index, transition) in machine.transitions.enumerated() {
      forEachPlace(of: transition) { place in
        starts[place + 1] += 1
        count += 1
      }
      guard count <= most else { throw TooMany(transition: index) }
    }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }

    var next = starts
    var transitions = [Int32](repeating: 0, count: starts.last ?? 0)
    for (index, transition) in machine.transitions.enumerated() {
      forEachPlace(of: transition) { place in
        transitions[next[place]] = Int32(truncatingIfNeeded: index)
        next[place] += 1
      }
    }
    self.triggerCount = triggerCount
    self.transitions = transitions
    self.starts = starts
  }

  struct TooMany: Error {
    var transition: Int
  }

  /// How many there are in all.
  var count: Int { transitions.count }

  subscript(leaf leaf: Int, trigger trigger: Int) -> ArraySlice<Int32> {
    let place = leaf * triggerCount + trigger
    return transitions[starts[place]..<starts[place + 1]]
  }
}

extension Machine.Transition {
  /// The leaves it applies in, each once.
  fileprivate func leafIndices(_ leaves: Leaves, all: [Int]) -> [Int] {
    switch source {
    case .any: all
    case .states(let states):
      states.count == 1
        ? leaves.inside[states[0].index]
        : Array(Set(states.flatMap { leaves.inside[$0.index] })).sorted()
    }
  }
}

extension Structure {
  /// Whether a transition that names `leaf` applies there: a completion is that of a final state directly
  /// inside, and what leads into a region is for that region.
  fileprivate func applies(
    _ transition: Machine.Transition, in leaf: Identifier<Machine.State>, to trigger: Machine.Trigger
  ) -> Bool {
    if case .done(let composite) = trigger, !completes(leaf, composite) { return false }
    guard hasRegions else { return true }
    switch transition.answer {
    case .move(let target): return !isInAnotherRegion(target, from: leaf)
    case .resume(let history): return !isInAnotherRegion(history.composite, from: leaf)
    case .stay, .defer, .ignore, .reject: return true
    }
  }

  /// Whether entering `leaf` can complete `composite`.
  func completes(_ leaf: Identifier<Machine.State>, _ composite: Identifier<Machine.State>) -> Bool {
    guard machine.states[leaf].isFinal, let parent = machine.states[leaf].parent else { return false }
    return parent == composite
      || machine.states[parent].isRegion && machine.states[parent].parent == composite
  }
}
