import ArgumentParser
import EnumatonSpec

/// What there is to say about one file.
struct FileReport {
  var path: String
  var diagnostics: [Diagnostic]
  /// The bytes of the file, to show the places that are spoken of; none where they are not shown.
  var source: [UInt8]?

  var hasErrors: Bool { diagnostics.hasErrors }

  /// Each diagnostic as `path:line:column: error: message [code]`, with the place, its notes, and the events that
  /// show it.
  var text: String {
    let excerpts = source.map { Excerpts($0) }
    return diagnostics.map { diagnostic in
      var lines = diagnostic.rendered(path: path).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      if let excerpt = excerpts?.text(of: diagnostic.range) { lines.insert(excerpt, at: 1) }
      if let witness = diagnostic.witness {
        let start = diagnostic.range.start
        let events =
          witness.isEmpty ? "from the start" : "for example after: " + witness.joined(separator: "; ")
        lines.append("\(path):\(start.line):\(start.column): note: \(events)")
      }
      return lines.joined(separator: "\n") + "\n"
    }
    .joined()
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
        ] + (diagnostic.witness.map { [.init("witness", .array($0.map { .string($0) }))] } ?? []))
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
