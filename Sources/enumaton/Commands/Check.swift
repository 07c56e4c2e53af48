import ArgumentParser
import EnumatonSpec

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with specs.",
    discussion: "All problems of all files are printed on standard output; nothing if there is none.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "The specs to check.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String] = []

  @Option(help: "How to print problems.")
  var format = Format.text

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp("Say what a code in brackets means, and what to do about it.", valueName: "code"))
  var explain: String?

  func validate() throws {
    if files.isEmpty, explain == nil { throw ValidationError("Name the specs to check.") }
  }

  func run() throws {
    var output = StandardOutput()
    if let explain {
      output.write(try explanation(of: explain))
      if files.isEmpty { return try output.flush() }
      output.write("\n")
    }
    let reports = files.map { path in
      var report = FileReport(path: path, diagnostics: LoadedSpec(path).diagnostics)
      if strict {
        for index in report.diagnostics.indices { report.diagnostics[index].severity = .error }
      }
      return report
    }
    switch format {
    case .text: for report in reports { output.write(report.text) }
    case .json: output.write(Self.array(of: reports.flatMap(\.json)))
    }
    try output.flush()
    if reports.status != .fine { throw reports.status.error }
  }

  /// One object a line, so that the output reads and compares well.
  private static func array(of objects: [JSON]) -> String {
    guard !objects.isEmpty else { return "[]\n" }
    return "[\n" + objects.map { "  " + $0.text }.joined(separator: ",\n") + "\n]\n"
  }

  private func explanation(of text: String) throws -> String {
    if let code = Diagnostic.Code(rawValue: text) { return code.explanation.text }
    var nearest = NearestName()
    let near = nearest.find(text, among: Diagnostic.Code.allCases.map(\.rawValue))
    let all = Diagnostic.Code.allCases.map { "  \($0.rawValue)" }.joined(separator: "\n")
    throw CommandFailure(
      "there is no code '\(text)'; " + (near.map { "did you mean '\($0)'?" } ?? "the codes are\n\(all)"))
  }
}
