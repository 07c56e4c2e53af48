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
  guard bytes.count <= SourceText.largest else {
    return ReadResult(.tooLarge, "a spec has at most 4 MiB; split the machine")
  }
  let source = SourceText(bytes)
  if source.isHopeless { return ReadResult(machine: nil, diagnostics: source.diagnostics) }
  let (root, refused) = YAMLReader.read(source)
  guard let root, !root.isEmpty else {
    if refused.diagnostics.isEmpty {
      return ReadResult(.missingKey, "the file is empty; a spec starts with 'machine: Name'")
    }
    return ReadResult(machine: nil, diagnostics: refused.inFileOrder())
  }
  let (machine, problems) = Resolver.resolve(root, source, refused)
  let diagnostics = problems.inFileOrder()
  return ReadResult(machine: diagnostics.hasErrors ? nil : machine, diagnostics: diagnostics)
}

extension ReadResult {
  fileprivate init(_ code: Diagnostic.Code, _ message: String) {
    self.init(machine: nil, diagnostics: [Diagnostic(.error, code, message, at: .start)])
  }
}
