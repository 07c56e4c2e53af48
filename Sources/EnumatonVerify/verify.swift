package import EnumatonCheck
package import EnumatonSpec

/// What verifying a machine gives.
package struct Verification: Sendable {
  /// All findings, in the order of the file, as the levels and allowances of the spec have them.
  package var diagnostics: [Diagnostic]
  /// How many situations the machine can come to; exact up to 2⁵³.
  package var situationCount: Double
  /// Whether what was not seen cannot happen.
  package var isExact: Bool
}

/// Looks at everything that the machine can do, and at what its spec declares.
///
/// - Parameter levels: How findings are told; these count more than the spec's own.
package func verify(
  _ checked: CheckedMachine, levels: [Diagnostic.Code: Machine.Level] = [:]
) -> Verification {
  func level(_ code: Diagnostic.Code) -> Machine.Level {
    levels[code] ?? checked.machine.levels[code] ?? code.defaultLevel ?? .warning
  }
  let skipped = Set(Diagnostic.Code.allCases.filter { level($0) == .off })
  var reachable = ReachableFindings(Exploration(checked), skipping: skipped)
  var findings = declaredFindings(of: checked) + reachable.all()
  var properties = PropertyCheck(exploration: reachable.exploration, taken: reachable.taken)
  findings += properties.findings()
  return Verification(
    diagnostics: told(findings, of: checked.machine, level),
    situationCount: properties.exploration.situationCount, isExact: properties.exploration.isExact)
}

/// The findings that are told, and the allowances that silence nothing.
private func told(
  _ findings: [Finding], of machine: Machine, _ level: (Diagnostic.Code) -> Machine.Level
) -> [Diagnostic] {
  func severity(_ code: Diagnostic.Code) -> Diagnostic.Severity? {
    switch level(code) {
    case .error: .error
    case .warning: .warning
    case .advice: .advice
    case .off: nil
    }
  }
  var used: Set<Int> = []
  var diagnostics: [Diagnostic] = []
  for finding in findings {
    let allowance = machine.allowances.firstIndex {
      $0.code == finding.code && finding.subjects.contains($0.subject)
    }
    if let allowance {
      used.insert(allowance)
    } else if let severity = severity(finding.code) {
      diagnostics.append(
        Diagnostic(
          severity, finding.code, finding.message, at: finding.range, notes: finding.notes,
          witness: finding.witness))
    }
  }
  if let severity = severity(.needlessAllowance) {
    for (index, allowance) in machine.allowances.enumerated()
    where !used.contains(index) && level(allowance.code) != .off {
      diagnostics.append(
        Diagnostic(
          severity, .needlessAllowance,
          "there is no '\(allowance.code.rawValue)' here to be allowed; remove this", at: allowance.range))
    }
  }
  return diagnostics.inFileOrder()
}
