import ArgumentParser
import EnumatonSpec

/// What there is to say about one file.
struct FileReport {
  var path: String
  var diagnostics: [Diagnostic]

  var hasErrors: Bool { diagnostics.hasErrors }

  /// Each diagnostic as `path:line:column: error: message [code]`, with its notes.
  var text: String {
    diagnostics.map { $0.rendered(path: path) + "\n" }.joined()
  }

  /// Each diagnostic as a JSON object. Scripts read them: the keys and their order are fixed.
  var json: [JSON] {
    diagnostics.map { diagnostic in
      .object(
        [
          .init("path", .string(path)),
          .init("severity", .string(diagnostic.severity.rawValue)),
          .init("code", .string(diagnostic.code.rawValue)),
          .init("message", .string(diagnostic.message)),
        ] + Self.members(of: diagnostic.range) + [
          .init(
            "notes",
            .array(
              diagnostic.notes.map { note in
                .object([.init("message", .string(note.message))] + Self.members(of: note.range))
              }))
        ])
    }
  }

  private static func members(of range: SourceRange) -> [JSON.Member] {
    [
      .init("line", .integer(range.start.line)),
      .init("column", .integer(range.start.column)),
      .init("endLine", .integer(range.end.line)),
      .init("endColumn", .integer(range.end.column)),
    ]
  }
}

extension [FileReport] {
  /// What these reports mean for the shell: a file that could not be read is not the spec's fault.
  var status: ExitStatus {
    if contains(where: { $0.diagnostics.contains { $0.code == .unreadable } }) { return .misused }
    return contains(where: \.hasErrors) ? .specHasErrors : .fine
  }

  /// Prints the errors on standard error, for the commands whose output is something else. Warnings are the
  /// business of `check`.
  func reportErrors() -> ExitCode {
    for file in self {
      let errors = file.diagnostics.filter { $0.severity == .error }
      StandardError.write(FileReport(path: file.path, diagnostics: errors).text)
    }
    return status.error
  }
}
