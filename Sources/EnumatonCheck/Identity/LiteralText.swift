import EnumatonSpec

extension SpecNames {
  /// The rules as they stand, with their conditions: for those that no diagram can hold.
  func literalLines() -> [String] {
    leavesByName.flatMap { leaf in
      triggersByName.flatMap { trigger in
        checked.rules(leaf: leaf, trigger: trigger).map { rule in
          "\(checked.name(of: rule)) \(rule.recall.map { text(of: $0) } ?? ""): \(text(of: rule.outcome)): "
            + "\(text(of: rule.steps)) if \(text(of: rule.condition))"
        }
      }
    }
  }

  private func text(of condition: Machine.Condition) -> String {
    switch condition {
    case .always: "1"
    case .flag(let flag): machine.flags[flag].name.text
    case .counter(let counter, let comparison, let number):
      "\(machine.counters[counter].name.text)\(comparison.rawValue)\(number)"
    case .not(let inner): "!\(text(of: inner))"
    case .and(let parts): "(" + parts.map { text(of: $0) }.joined(separator: "&") + ")"
    case .or(let parts): "(" + parts.map { text(of: $0) }.joined(separator: "|") + ")"
    }
  }
}
