extension CheckedMachine {
  /// The machine without one of its rules: to its event the next one that matches answers, or none. What is said of
  /// the machine as a whole, such as which events are always answered, is not worked out anew.
  package func without(_ rule: Rule) -> CheckedMachine {
    guard let leaf = leafIndex(of: rule.source), let trigger = index(of: rule.trigger) else { return self }
    var table = table
    table[leaf][trigger].removeAll { $0.ordinal == rule.ordinal }
    return CheckedMachine(
      machine: machine, leaves: leaves, triggers: triggers, hasMacrosteps: hasMacrosteps, bounds: bounds,
      table: table, triggerIndices: triggerIndices, leafIndices: leafIndices, structure: structure)
  }

  /// The rules with this name, as traces spell it: `LISTEN/segment#1`. More than one if they differ in the past that
  /// they go back to.
  package func rules(named name: String) -> [Rule] {
    allRules.filter { self.name(of: $0) == name }
  }
}
