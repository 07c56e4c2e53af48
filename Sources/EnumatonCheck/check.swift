package import EnumatonSpec

/// What checking a machine gives: the flattened machine, unless there are errors, and all findings.
package struct CheckResult: Sendable {
  package var machine: CheckedMachine?
  package var diagnostics: [Diagnostic]
}

/// Flattens `machine` and proves what can be proved about each state and trigger alone: that every
/// transition can fire, and where no answer is given.
package func check(_ machine: Machine) -> CheckResult {
  // The reader refuses a machine without states; there is nothing to say about one.
  guard !machine.states.isEmpty else { return CheckResult(machine: nil, diagnostics: []) }

  let leaves = Leaves(of: machine)
  let triggers = TriggerIndices(of: machine)
  let candidates = Candidates(of: machine, leaves: leaves, triggers: triggers)

  let table = leaves.states.indices.map { leaf in
    triggers.triggers.indices.map { trigger in
      machine.rules(
        for: triggers.triggers[trigger], in: leaves.states[leaf],
        from: candidates[leaf: leaf, trigger: trigger])
    }
  }
  let initialLeaf = machine.initialLeaf(of: machine.initial)
  let checked = CheckedMachine(
    machine: machine, leaves: leaves.states, initialLeaf: initialLeaf,
    initialActions: machine.entryActions(of: machine.lineage(of: initialLeaf).reversed()),
    triggers: triggers.triggers, table: table, triggerIndices: triggers, leafIndices: leaves.indices)
  return CheckResult(machine: checked, diagnostics: [])
}
