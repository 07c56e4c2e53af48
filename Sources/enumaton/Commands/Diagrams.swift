import ArgumentParser

struct Diagrams: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep a folder of the diagrams of specs, or say what in it is out of date.",
    discussion: """
      From 'Door.yaml' come 'Door.dot', 'Door.svg' and, for dark screens, 'Door~dark.svg'; README.md shows all. Only \
      what changed is written. What was generated from a spec that is gone is removed; other files are left alone.

      Pictures need Graphviz, but only when they have to be drawn anew: a picture knows the diagram that it was drawn \
      from, so that '--check' needs no Graphviz, and other versions of it change nothing.
      """)

  @Argument(help: "The specs.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "The folder to keep; made if it is missing. (default: Spec/Diagrams)", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "What to write: \(DiagramFormat.allValueStrings.joined(separator: ", ")), or several with commas. (default: dot,svg)",
      valueName: "formats"))
  var format: [DiagramFormats] = []

  @Option(
    help: ArgumentHelp(
      "Keep the pictures in the Resources of this DocC catalog, instead of a folder.", valueName: "catalog"),
    completion: .directory)
  var docc: String?

  @Flag(inversion: .prefixedNo, help: "Write a README.md that shows all diagrams.")
  var index = true

  @Flag(
    help: """
      Have states and arrows of svg and dot lead to their lines of the spec. Then a line more above them makes a \
      diagram outdated.
      """)
  var links = false

  @Flag(help: "Write nothing; say what is out of date, with exit status 1.")
  var check = false

  /// The words by which somebody runs this command, if they are others.
  @Option(parsing: .unconditionalSingleValue, help: .hidden)
  var calledAs: [String] = []

  func validate() throws {
    guard docc != nil else { return }
    if links { throw ValidationError("From a DocC archive, no link leads to a spec.") }
    if output != nil { throw ValidationError("Give either '--output' or '--docc'.") }
    for format in formats {
      guard format.picture != nil else {
        throw ValidationError("A DocC catalog shows svg and png, not \(format.rawValue).")
      }
    }
  }

  func run() throws {
    let changes = try DiagramChanges(for: plan())
    var output = StandardOutput()
    if changes.isEmpty {
      output.write("up to date: \(changes.count) files in \(folder)\n")
    } else if check {
      output.write(changes.text)
      try output.flush()
      StandardError.write("error: the diagrams in \(folder) are out of date; to mend that:\n  \(mend)\n")
      throw ExitStatus.specHasErrors.error
    } else {
      try changes.apply(in: folder) { line in
        output.write(line)
        try output.flush()
      }
    }
    try output.flush()
  }

  private func plan() throws -> DiagramPlan {
    if let docc, !docc.hasSuffix(".docc") && !docc.hasSuffix(".docc/") || !isFolder(docc) {
      throw CommandFailure("there is no DocC catalog '\(docc)'; make it, or name another ('NAME.docc')")
    }
    let loaded = files.map { LoadedSpec($0) }
    let faulty = loaded.filter { $0.machine == nil }
    guard faulty.isEmpty else {
      throw faulty.map { FileReport(path: $0.path, diagnostics: $0.diagnostics) }.reportErrors()
    }
    let specs = loaded.compactMap { spec in
      spec.machine.map { DiagramPlan.Spec(path: spec.path, machine: $0) }
    }
    return DiagramPlan(
      folder: folder, specs: specs.sorted { ($0.stem, $0.path) < ($1.stem, $1.path) }, formats: formats,
      isForDocC: docc != nil, hasIndex: index && docc == nil, hasLinks: links)
  }

  private var formats: [DiagramFormat] {
    if format.isEmpty { return docc == nil ? [.dot, .svg] : [.svg] }
    let given = format.flatMap(\.formats)
    return DiagramFormat.allCases.filter(given.contains)
  }

  private var folder: String {
    let path = docc.map { $0 + "/Resources" } ?? output ?? "Spec/Diagrams"
    let parts = path.split(separator: "/").joined(separator: "/")
    return (path.hasPrefix("/") ? "/" : "") + parts
  }

  /// The command that makes the folder what it should be.
  private var mend: String {
    let words = calledAs.isEmpty ? ["enumaton"] + CommandLine.arguments.dropFirst() : calledAs
    return words.filter { $0 != "--check" }.map(Self.quoted).joined(separator: " ")
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./,=@+:".contains($0) }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
