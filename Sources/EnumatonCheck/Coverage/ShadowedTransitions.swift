import EnumatonSpec

extension Coverage {
  /// An error for each transition that can never fire, with the earlier ones that fire instead.
  ///
  /// Of a spec with very many such transitions only the first ones are explained, so that the report
  /// stays readable and the work bounded.
  mutating func shadowedTransitions(
    of machine: Machine, candidates: Candidates, leafCount: Int, triggers: [Machine.Trigger],
    explained: Int = 200, notes: Int = 8
  ) -> [Diagnostic] {
    guard !dead.isEmpty else { return [] }
    var covering: [Int: [Int]] = [:]
    for transition in dead.prefix(explained) { covering[transition] = [] }
    var canHold: Set<Int> = []

    for (index, trigger) in triggers.enumerated() {
      for leaf in 0..<leafCount {
        for candidate in candidates[leaf: leaf, trigger: index] {
          let transition = Int(candidate)
          guard var earlier = covering[transition] else { continue }
          let condition = conditions.diagram(of: transition, for: trigger, index: index)
          var open = conditions.diagrams.and(conditions.possible, condition)
          if open != .none { canHold.insert(transition) }
          // One more than is shown, to know whether there are more.
          guard earlier.count <= notes else { continue }
          for survivor in survivors(leaf: leaf, trigger: index) where survivor.transition < transition {
            if open == .none { break }
            let cases = conditions.diagram(of: survivor.transition, for: trigger, index: index)
            let rest = conditions.diagrams.subtract(cases, from: open)
            if rest != open, !earlier.contains(survivor.transition) { earlier.append(survivor.transition) }
            open = rest
          }
          covering[transition] = earlier
        }
      }
    }

    return dead.map { transition in
      let range = machine.transitions[transition].range
      guard let earlier = covering[transition], !conditions.diagrams.isExhausted else {
        return Diagnostic(
          .error, .shadowedTransition, "this transition can never fire: those above it answer all its cases",
          at: range)
      }
      guard canHold.contains(transition) else {
        // Without a condition of its own it is what its counters demand.
        let hasCondition = machine.transitions[transition].conditionText != nil
        return Diagnostic(
          .error, hasCondition ? .impossibleCondition : .shadowedTransition,
          "this transition can never fire: its condition \(machine.conditionText(of: transition))can never hold",
          at: range)
      }
      var explanation = earlier.sorted().prefix(notes).map { earlier in
        Diagnostic.Note(
          "this transition fires instead\(machine.caseText(of: earlier))",
          at: machine.transitions[earlier].range)
      }
      if earlier.count > notes {
        explanation.append(Diagnostic.Note("and there are more", at: range))
      }
      return Diagnostic(
        .error, .shadowedTransition,
        "this transition can never fire: \(earlier.count == 1 ? "one" : "others") above it "
          + "answer\(earlier.count == 1 ? "s" : "") all its cases; move it up if it is the particular one",
        at: range, notes: explanation)
    }
  }
}

extension Machine {
  /// The condition in quotes and a space, if it is there.
  fileprivate func conditionText(of transition: Int) -> String {
    transitions[transition].conditionText.map { "'\($0)' " } ?? ""
  }

  fileprivate func caseText(of transition: Int) -> String {
    transitions[transition].conditionText.map { " when '\($0)'" } ?? ""
  }
}
