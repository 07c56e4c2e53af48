import ArgumentParser
import EnumatonSpec
import EnumatonVerify

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with specs.",
    discussion: """
      Everything that each machine can do is looked at. All problems of all files are printed on standard output; \
      nothing if there is none.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  @Argument(help: "The specs to check.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String] = []

  @Option(help: "How to print problems.")
  var format = Format.text

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "How findings with a code are told: error, warning, advice or off. Counts more than what the spec says; can be given several times.",
      valueName: "code=level"))
  var level: [String] = []

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
    let levels = try self.levels()
    let reports = files.map { report(on: $0, levels) }
    switch format {
    case .text: for report in reports { output.write(report.text) }
    case .json: output.write(Self.array(of: reports.flatMap(\.json)))
    case .sarif: output.write(SARIF.text(of: reports))
    }
    try output.flush()
    if reports.status != .fine { throw reports.status.error }
  }

  private func report(on path: String, _ levels: [Diagnostic.Code: Machine.Level]) -> FileReport {
    let spec = LoadedSpec(path)
    var report = FileReport(path: path, diagnostics: spec.diagnostics, source: spec.source)
    if let machine = spec.machine {
      // What the states leave open, looked at one by one, is less exact than what can come about.
      report.diagnostics.removeAll { $0.code == .unhandled }
      report.diagnostics += verify(machine, levels: levels).diagnostics
      report.diagnostics = report.diagnostics.inFileOrder()
    }
    if strict {
      for index in report.diagnostics.indices where report.diagnostics[index].severity == .warning {
        report.diagnostics[index].severity = .error
      }
    }
    return report
  }

  private func levels() throws -> [Diagnostic.Code: Machine.Level] {
    try level.reduce(into: [:]) { levels, text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let code = Diagnostic.Code(rawValue: parts[0]), code.isFinding else {
        var nearest = NearestName()
        let codes = Diagnostic.Code.allCases.filter(\.isFinding).map(\.rawValue)
        let way = nearest.find(parts[0], among: codes).map { "did you mean '\($0)'?" }
        throw CommandFailure(
          "there are no findings with the code '\(parts[0])'; "
            + (way ?? "those that have a level are \(codes.joined(separator: ", "))"))
      }
      guard parts.count == 2, let level = Machine.Level(rawValue: parts[1]) else {
        let all = Machine.Level.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure("'\(text)' needs a level, as in '\(code.rawValue)=off'; the levels are \(all)")
      }
      levels[code] = level
    }
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
