/// One thing to tell the author of a spec: what is wrong, where, and the way out.
///
/// A diagnostic does not know which file it is about; `rendered(path:)` adds that.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable, CaseIterable {
    case error, warning
    /// Worth a look; nothing is wrong as it stands.
    case advice
  }

  /// A further place or a way out, printed under the diagnostic.
  package struct Note: Hashable, Sendable {
    package var message: String
    package var range: SourceRange

    package init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  package var severity: Severity
  package var code: Code
  package var message: String
  package var range: SourceRange
  package var notes: [Note]
  /// The shortest events from the start that show it, as the input of `enumaton run` spells them; `nil` where
  /// there is nothing to show. Empty if it shows before anything happens.
  package var witness: [String]?

  package init(
    _ severity: Severity = .error, _ code: Code, _ message: String, at range: SourceRange,
    notes: [Note] = [], witness: [String]? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
    self.notes = notes
    self.witness = witness
  }

  /// `path:line:column: error: message [code]`, followed by a line for each note.
  package func rendered(path: String) -> String {
    func line(_ range: SourceRange, _ kind: String, _ message: String) -> String {
      "\(path):\(range.start.line):\(range.start.column): \(kind): \(message)"
    }
    var lines = [line(range, severity.rawValue, "\(message) [\(code.rawValue)]")]
    lines += notes.map { line($0.range, "note", $0.message) }
    return lines.joined(separator: "\n")
  }
}

extension [Diagnostic] {
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// In the order of the file, problems of the same place in the order they were found.
  package func inFileOrder() -> [Diagnostic] {
    enumerated()
      .sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .map(\.element)
  }
}
