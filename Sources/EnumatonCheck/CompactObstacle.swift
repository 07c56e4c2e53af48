package import EnumatonSpec

/// Why a machine's rules can't be tables.
package enum CompactObstacle {
  /// One event can set off several transitions.
  case macrosteps
  /// An effect takes values from its event.
  case payload(Identifier<Machine.Effect>)
  /// Conditions ask about more than a word has bits.
  case facts(Int)
}

extension CheckedMachine {
  /// The first that there is; `nil` if the rules can be tables.
  package var compactObstacle: CompactObstacle? {
    if hasMacrosteps { return .macrosteps }
    let performed = Set(
      table.joined().joined().flatMap(\.actions).compactMap { action in
        if case .perform(let effect, _) = action { effect } else { nil }
      })
    if let effect = performed.sorted().first(where: { !machine.effects[$0].payload.isEmpty }) {
      return .payload(effect)
    }
    let facts = factCount
    return facts > 64 ? .facts(facts) : nil
  }

  /// Nothing, or what is wrong with asking for tables, which was done at `range`.
  package func compactProblem(
    with features: Set<Machine.SwiftFeature>, at range: SourceRange
  ) -> [Diagnostic] {
    var notes: [Diagnostic.Note] = []
    let reason: String
    let wayOut: String
    switch compactObstacle {
    case .macrosteps:
      reason = "one event can set off several transitions, by regions, raised events or 'done'"
      wayOut = "make a machine of its own of each region, and lead to the state where such an event would"
    case .payload(let effect):
      let name = machine.effects[effect].name
      reason = "the effect '\(name.text)' has a payload, and a table has only what is known beforehand"
      wayOut = "let the host keep the payload"
      notes.append(Diagnostic.Note("'\(name.text)' is declared here", at: name.range))
    case .facts(let count):
      reason = "its conditions ask about \(count) flags, counters and pasts, and a table has 64 bits"
      wayOut = "use fewer flags"
    case nil:
      guard features.contains(.inlinable) else { return [] }
      reason = "what other modules inline ('inlinable') is code"
      wayOut = "leave 'inlinable' out"
    }
    return [
      Diagnostic(
        .error, .unsupported,
        "the rules of this machine can't be tables ('compact'): \(reason); \(wayOut), or leave 'compact' out",
        at: range, notes: notes)
    ]
  }

  /// How many bits the conditions take, or a few more: one for each flag, each comparison of a counter, each choice
  /// between conditions, and each past that a rule goes back to.
  private var factCount: Int {
    var others: Set<Machine.Condition> = []
    var pasts: Set<Rule.Recall> = []
    func add(_ condition: Machine.Condition, isNegated: Bool) {
      switch condition {
      case .always, .flag: break
      case .not(let inner): add(inner, isNegated: !isNegated)
      case .and(let parts) where !isNegated, .or(let parts) where isNegated:
        for part in parts { add(part, isNegated: isNegated) }
      case .counter, .and, .or: others.insert(condition)
      }
    }
    for rule in table.joined().joined() {
      add(rule.condition, isNegated: false)
      if let recall = rule.recall { pasts.insert(recall) }
    }
    // Rules for different pasts may be tried together, and then one of them is for what the others leave.
    return machine.flags.count + others.count + 2 * pasts.count
  }
}
