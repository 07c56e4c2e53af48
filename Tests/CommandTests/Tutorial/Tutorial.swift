import EnumatonTestSupport
import Foundation
import Testing

/// A page whose files and commands can be carried out.
///
/// A line such as `**Sources/Lock.swift**` names the file that the next block is, or that a block of the language `diff`
/// changes. A block of the language `console` has commands behind `$`, each with what it prints; `…` stands for lines of
/// no interest, such as those of a build.
struct Tutorial {
  enum Step {
    case file(String, text: String)
    case edit(String, change: String)
    case command(String, prints: [String])
  }

  var steps: [Step] = []
  /// The blocks that are none of these.
  var unused: [String] = []

  init(_ page: String) {
    var name: String?
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("**"), line.hasSuffix("**") {
        name = String(line.dropFirst(2).dropLast(2))
      } else if line.hasPrefix("```") {
        let block = lines.prefix { $0 != "```" }
        lines = lines.dropFirst(block.count + 1)
        add(block.joined(separator: "\n") + "\n", language: line.dropFirst(3), name)
        name = nil
      }
    }
  }

  private mutating func add(_ block: String, language: Substring, _ name: String?) {
    switch (language, name) {
    case ("console", _): steps += Self.commands(in: block)
    case ("diff", let name?): steps.append(.edit(name, change: block))
    case (_, let name?): steps.append(.file(name, text: block))
    default: unused.append(block)
    }
  }

  private static func commands(in block: String) -> [Step] {
    ("\n" + block).components(separatedBy: "\n$ ").dropFirst().map { part in
      let lines = part.split(separator: "\n").map(String.init)
      return .command(lines[0], prints: Array(lines.dropFirst()))
    }
  }
}

// MARK: - Carrying it out

/// A folder in which a tutorial is carried out, with this repository beside it.
struct TutorialRun {
  let folder: TemporaryFolder
  /// Whether packages are built; otherwise the `enumaton` of these tests runs, and must print exactly what is shown.
  let builds: Bool
  private var place: URL

  init(builds: Bool) throws {
    self.builds = builds
    folder = try TemporaryFolder()
    place = folder.url
    let repository = Tool.tests.appending(path: "../..").standardizedFileURL
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "Enumaton"), withDestinationURL: repository)
  }

  mutating func carryOut(_ step: Tutorial.Step) throws {
    switch step {
    case .file(let path, let text):
      try Data(text.utf8).write(to: place.appending(path: path))
    case .edit(let path, let change):
      let file = place.appending(path: path)
      let text = try Self.changed(String(contentsOf: file, encoding: .utf8), by: change)
      try Data(text.utf8).write(to: file)
    case .command(let command, let prints):
      if command.hasPrefix("cd ") {
        place.append(path: String(command.dropFirst(3)))
      } else {
        try run(command, prints)
      }
    }
  }

  /// The text with the lines behind `-` taken out and those behind `+` put in; the lines around them stand there once.
  private static func changed(_ text: String, by change: String) throws -> String {
    let lines = change.split(separator: "\n", omittingEmptySubsequences: false)
    func side(_ sign: Character) -> String {
      lines.filter { $0.first == sign || $0.first == " " }.map { $0.dropFirst() + "\n" }.joined()
    }
    let parts = text.components(separatedBy: side("-"))
    try #require(parts.count == 2, "'\(side("-"))' stands there \(parts.count - 1) times")
    return parts.joined(separator: side("+"))
  }

  private func run(_ command: String, _ prints: [String]) throws {
    let isOurs = command.hasPrefix(Self.tool)
    if !builds, !isOurs, command.hasPrefix("swift ") { return }
    if !Self.hasGraphviz, command.contains("--format svg") || command.contains(" explorer ") { return }
    // A consumer does not ask for this package's warnings to be errors.
    var environment = ProcessInfo.processInfo.environment
    environment["ENUMATON_WARNINGS_AS_ERRORS"] = nil
    let line = builds ? command : command.replacing(Self.tool, with: "'\(Tool.path)'")
    let result = try Command.run("sh", ["-c", line], in: place, environment: environment)
    let isMistake = prints.contains { $0.contains(": error: ") }
    #expect((result.status != 0) == isMistake, "\(command)\n\(result.errors)\(result.output)")
    let printed = (result.errors + result.output).split(separator: "\n").map(String.init)
    let expected = builds ? prints[...] : prints.filter { $0 != "…" }[...]
    #expect(Self.fits(printed[...], expected), "\(command) printed\n\(printed.joined(separator: "\n"))")
  }

  private static let tool = "swift run enumaton"

  private static let hasGraphviz = (try? Command.run("dot", ["-V"]))?.status == 0

  /// Whether the lines are those expected, where `…` stands for any number of lines.
  private static func fits(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return lines.isEmpty }
    let rest = expected.dropFirst()
    if first == "…" { return (lines.startIndex...lines.endIndex).contains { fits(lines[$0...], rest) } }
    return lines.first == first && fits(lines.dropFirst(), rest)
  }
}
