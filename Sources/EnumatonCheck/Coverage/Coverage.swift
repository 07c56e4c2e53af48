import EnumatonSpec

/// What the transitions of each leaf and trigger leave to one another, exactly: which of them can fire,
/// and in which cases none does.
struct Coverage {
  typealias Diagram = DecisionDiagrams.Diagram

  /// A transition that can fire in one leaf for one trigger.
  struct Survivor {
    var transition: Int
    /// Whether it answers all that the transitions before it leave.
    var isLast: Bool
  }

  /// The cases that are answered by nothing, in one leaf for one trigger.
  struct Gap {
    var leaf: Int
    var cases: Diagram
  }

  /// Those of one leaf and trigger side by side, trigger by trigger and leaf by leaf.
  private var survivors: [Survivor] = []
  /// Where the survivors of each trigger and leaf start, and at last where they end.
  private var starts: [Int] = [0]
  private let leafCount: Int
  /// For each trigger, in the order of the leaves.
  private(set) var gaps: [[Gap]]
  /// The transitions that can fire nowhere.
  private(set) var dead: [Int]
  /// The transition at which the bound on the work was reached; from there on nothing is known, and every
  /// transition is taken to be able to fire.
  private(set) var givenUpAt: Int?
  var conditions: ConditionDiagrams

  init(of machine: Machine, candidates: Candidates, leafCount: Int, triggers: [Machine.Trigger]) {
    // Far more than conditions that people write need, and little enough to end soon.
    let workLimit = min(200_000 + 200 * candidates.count, 4_000_000)
    conditions = ConditionDiagrams(of: machine, workLimit: workLimit)
    self.leafCount = leafCount
    starts.reserveCapacity(leafCount * triggers.count + 1)
    survivors.reserveCapacity(candidates.count)
    gaps = .init(repeating: [], count: triggers.count)
    dead = []
    var applies = [Bool](repeating: false, count: machine.transitions.count)
    var fires = applies

    for (index, trigger) in triggers.enumerated() {
      for leaf in 0..<leafCount {
        var open = conditions.possible
        for candidate in candidates[leaf: leaf, trigger: index] {
          let transition = Int(candidate)
          applies[transition] = true
          if open == .none { continue }

          let cases = conditions.diagram(of: transition, for: trigger, index: index)
          let rest = conditions.diagrams.subtract(cases, from: open)
          if conditions.diagrams.isExhausted {
            givenUpAt = givenUpAt ?? transition
            if machine.transitions[transition].condition == .always { open = .none }
          } else if rest == open {
            continue
          } else {
            open = rest
          }
          fires[transition] = true
          survivors.append(Survivor(transition: transition, isLast: open == .none))
        }
        starts.append(survivors.count)
        if open != .none, givenUpAt == nil { gaps[index].append(Gap(leaf: leaf, cases: open)) }
      }
    }
    dead = machine.transitions.indices.filter { applies[$0] && !fires[$0] }
  }

  func survivors(leaf: Int, trigger: Int) -> ArraySlice<Survivor> {
    let place = trigger * leafCount + leaf
    return survivors[starts[place]..<starts[place + 1]]
  }
}
