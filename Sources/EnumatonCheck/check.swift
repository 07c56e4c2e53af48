package import EnumatonSpec

/// What checking a machine gives: the flattened machine, unless there are errors, and all findings.
package struct CheckResult: Sendable {
  package var machine: CheckedMachine?
  package var diagnostics: [Diagnostic]
}

/// Flattens `machine` and proves what can be proved about each state and trigger alone: that every
/// transition can fire, and where no answer is given.
package func check(_ machine: Machine) -> CheckResult {
  CheckResult(machine: nil, diagnostics: [])
}
