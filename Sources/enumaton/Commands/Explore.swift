import ArgumentParser
import EnumatonSpec
import EnumatonVerify

struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Try out all that two endpoints can do together.",
    discussion: """
      The file says which effect of one machine becomes which event of the other, and what the channels between them \
      may do: lose, duplicate, reorder. Every order of events is tried. Exit status: 0 if all is well, 1 if there are \
      findings or errors; each finding is shown with the shortest run that leads to it.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "The composition to explore.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "How to print what is found.")
  var format = Format.text

  @Option(help: "How many states to keep at the most.")
  var limit = 20_000_000

  @Option(help: "How many threads share the work; the result is the same.")
  var threads = 1

  @Flag(help: "Print the explored composition as a model for spin, which has the same states.")
  var promela = false

  func validate() throws {
    guard limit > 0 else { throw ValidationError("'--limit' is at least 1.") }
    guard (1...256).contains(threads) else { throw ValidationError("'--threads' is from 1 to 256.") }
  }

  func run() throws {
    let composition = try LoadedComposition(file).require()
    if promela { return try writeModel(of: composition) }
    let start = ContinuousClock.now
    let (exploration, diagnostics) = explore(composition, limit: limit, threads: threads)
    let elapsed = ContinuousClock.now - start
    guard let exploration else {
      throw [FileReport(path: file, diagnostics: diagnostics)].reportErrors()
    }
    var output = StandardOutput()
    switch format {
    case .text: output.write(text(of: exploration))
    case .json: output.write(Self.json(of: exploration, elapsed).text + "\n")
    }
    try output.flush()
    if !exploration.findings.isEmpty || !exploration.isComplete { throw ExitStatus.specHasErrors.error }
  }

  private func writeModel(of composition: Composition) throws {
    guard let model = exportPromela(composition, limit: limit) else {
      throw CommandFailure(
        "'\(file)' has too many states, or too large ones, to be explored within the limit")
    }
    var output = StandardOutput()
    output.write(model)
    try output.flush()
  }

  private func text(of exploration: ComposedExploration) -> String {
    var lines = [
      "\(exploration.states) states, \(exploration.transitions) transitions; "
        + "\(exploration.situations[0]) and \(exploration.situations[1]) situations of the endpoints",
      "\(exploration.jointStates.count) joint states:",
    ]
    lines += exploration.jointStates.map { "  " + $0 }
    if !exploration.isComplete {
      lines.append("not exhaustive: the bound was reached, and what was not seen is not known")
    }
    for finding in exploration.findings {
      let place = finding.range.map { "\(file):\($0.start.line):\($0.start.column): " } ?? "\(file): "
      lines += ["", "\(place)\(finding.message) [\(finding.kind.rawValue)]"]
      lines += finding.run.enumerated().map { "  \($0.offset + 1). \($0.element)" }
    }
    if exploration.findings.isEmpty, exploration.isComplete { lines.append("nothing is wrong") }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func json(of exploration: ComposedExploration, _ elapsed: Duration) -> JSON {
    .object([
      .init("states", .integer(exploration.states)),
      .init("transitions", .integer(exploration.transitions)),
      .init("seconds", .number(elapsed.decimalSeconds)),
      .init("states_per_s", .integer(elapsed.rate(of: exploration.states))),
      .init("complete", .bool(exploration.isComplete)),
      .init(
        "findings",
        .array(
          exploration.findings.map { finding in
            .object([
              .init("kind", .string(finding.kind.rawValue)),
              .init("message", .string(finding.message)),
              .init("run", .array(finding.run.map { .string($0) })),
            ])
          })),
    ])
  }
}

extension Duration {
  private var microseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }

  /// In seconds, to the microsecond.
  fileprivate var decimalSeconds: String {
    let fraction = String(microseconds % 1_000_000)
    return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
  }

  /// How many there were in a second.
  fileprivate func rate(of count: Int) -> Int { count * 1_000_000 / max(1, microseconds) }
}
