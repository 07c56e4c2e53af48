import EnumatonSpec

/// For each leaf and trigger the transitions that apply there, in the order of the file, whatever their
/// conditions are.
///
/// All of them stand in one array, those of one leaf and trigger side by side: the number of transitions
/// times the states and triggers they name is what all the later work is linear in.
struct Candidates {
  let triggerCount: Int
  private let transitions: [Int32]
  /// Where the candidates of each leaf and trigger start, and at last where they end.
  private let starts: [Int]

  init(of machine: Machine, leaves: Leaves, triggers: TriggerIndices) {
    let triggerCount = triggers.triggers.count
    let allLeaves = Array(leaves.states.indices)
    let sources = machine.transitions.map { $0.leafIndices(leaves, all: allLeaves) }
    let causes = machine.transitions.map { $0.triggerIndices(triggers) }

    var starts = [Int](repeating: 0, count: leaves.states.count * triggerCount + 1)
    for (sources, causes) in zip(sources, causes) {
      for leaf in sources {
        for trigger in causes { starts[leaf * triggerCount + trigger + 1] += 1 }
      }
    }
    for slot in starts.indices.dropFirst() { starts[slot] += starts[slot - 1] }

    var next = starts
    var transitions = [Int32](repeating: 0, count: starts.last ?? 0)
    for (index, (sources, causes)) in zip(sources, causes).enumerated() {
      for leaf in sources {
        for trigger in causes {
          let slot = leaf * triggerCount + trigger
          transitions[next[slot]] = Int32(truncatingIfNeeded: index)
          next[slot] += 1
        }
      }
    }
    self.triggerCount = triggerCount
    self.transitions = transitions
    self.starts = starts
  }

  /// How many there are in all.
  var count: Int { transitions.count }

  subscript(leaf leaf: Int, trigger trigger: Int) -> ArraySlice<Int32> {
    let slot = leaf * triggerCount + trigger
    return transitions[starts[slot]..<starts[slot + 1]]
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

  /// The triggers it answers, each once.
  fileprivate func triggerIndices(_ indices: TriggerIndices) -> [Int] {
    var unique: [Int] = []
    var seen: Set<Int> = []
    for trigger in triggers {
      guard let index = indices[trigger] else { continue }
      if triggers.count == 1 || seen.insert(index).inserted { unique.append(index) }
    }
    return unique
  }
}
