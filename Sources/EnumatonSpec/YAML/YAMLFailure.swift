extension YAMLParser.Failure {
  /// The failure as a problem of the spec: what its author most likely did, and the way out.
  func diagnostic(in source: SourceText) -> Diagnostic {
    Diagnostic(.error, .syntax, problem, at: SourceRange(position, position))
  }
}
