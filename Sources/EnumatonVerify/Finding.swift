package import EnumatonSpec

/// Something found about a machine, before it is decided whether and how it is told.
package struct Finding: Sendable {
  package var code: Diagnostic.Code
  package var message: String
  package var range: SourceRange
  /// What it is about: where an `allow` silences it.
  package var subjects: [Machine.Subject]
  package var notes: [Diagnostic.Note] = []
  /// The shortest events that show it, as the input of `enumaton run` spells them.
  package var witness: [String]?

  package init(
    _ code: Diagnostic.Code, _ message: String, at range: SourceRange, about subjects: [Machine.Subject],
    notes: [Diagnostic.Note] = [], witness: [String]? = nil
  ) {
    self.code = code
    self.message = message
    self.range = range
    self.subjects = subjects
    self.notes = notes
    self.witness = witness
  }
}
