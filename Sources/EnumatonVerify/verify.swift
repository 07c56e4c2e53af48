package import EnumatonCheck
package import EnumatonSpec

/// What verifying a machine gives.
package struct Verification: Sendable {
  /// All findings, in the order of the file, as the levels and allowances of the spec have them.
  package var diagnostics: [Diagnostic]
}

/// Looks at everything that the machine can do.
package func reachableFindings(of checked: CheckedMachine) -> [Finding] {
  var reachable = ReachableFindings(Exploration(checked))
  var properties = PropertyCheck(exploration: reachable.exploration, taken: reachable.taken)
  return reachable.all() + properties.findings()
}
