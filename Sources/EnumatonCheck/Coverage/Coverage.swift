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

  /// Indexed by leaf and trigger.
  private(set) var survivors: [[[Survivor]]]
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
    conditions = ConditionDiagrams(of: machine, workLimit: 200_000 + 200 * candidates.count)
    survivors = .init(repeating: .init(repeating: [], count: triggers.count), count: leafCount)
    gaps = .init(repeating: [], count: triggers.count)
    dead = []
    var applies = [Bool](repeating: false, count: machine.transitions.count)
    var fires = applies

    for (index, trigger) in triggers.enumerated() {
      for leaf in 0..<leafCount {
        var open = Diagram.all
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
          survivors[leaf][index].append(Survivor(transition: transition, isLast: open == .none))
        }
        if open != .none, givenUpAt == nil { gaps[index].append(Gap(leaf: leaf, cases: open)) }
      }
    }
    dead = machine.transitions.indices.filter { applies[$0] && !fires[$0] }
  }
}
