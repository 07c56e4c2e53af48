/// What reading a spec gives: the machine, unless there are errors, and all there is to say.
package struct ReadResult: Sendable {
  package var machine: Machine?
  package var diagnostics: [Diagnostic]

  package init(machine: Machine?, diagnostics: [Diagnostic]) {
    self.machine = machine
    self.diagnostics = diagnostics
  }
}

/// Reads the text of a spec: YAML → nodes with positions → `Machine`.
package func readSpec(_ bytes: [UInt8]) -> ReadResult {
  ReadResult(machine: nil, diagnostics: [])
}
