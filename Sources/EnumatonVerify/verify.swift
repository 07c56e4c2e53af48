package import EnumatonCheck
package import EnumatonSpec

/// What verifying a machine gives.
package struct Verification: Sendable {
  /// All findings, in the order of the file, as the levels and allowances of the spec have them.
  package var diagnostics: [Diagnostic]
}
