import ArgumentParser
import EnumatonSpec
import TCPSimulator

/// Where scenarios are found.
struct ScenarioOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the scenarios that are called by name.",
      discussion: "If left out: Spec/Scenarios here or in a folder above, or above this program."))
  var scenarios: String?

  var folder: ScenarioFolder? {
    if let scenarios { return ScenarioFolder(path: scenarios) }
    return ScenarioFolder.nearest(to: [".", CommandLine.arguments.first ?? "."])
  }

  /// The folder, or an error that says how to name one.
  func requireFolder() throws -> ScenarioFolder {
    guard let folder else {
      throw ValidationError("there is no folder Spec/Scenarios here or above; name one with '--scenarios'")
    }
    return folder
  }

  /// The files of the scenarios: a path, a name, or all.
  func paths(of names: [String]) throws -> [String] {
    try names.flatMap { name -> [String] in
      if name.contains("/") || name.hasSuffix(".yaml") { return [name] }
      let folder = try requireFolder()
      if name == "all" { return folder.names.map(folder.file) }
      guard folder.names.contains(name) else {
        let known = folder.names.joined(separator: ", ")
        throw ValidationError("there is no scenario '\(name)'; there are: \(known)")
      }
      return [folder.file(name)]
    }
  }

  /// Reads the files. Complaints go to the standard error; any that is an error ends the command.
  func read(_ names: [String]) throws -> [(path: String, scenario: Scenario)] {
    let files = try paths(of: names).map { ScenarioFile(path: $0) }
    for file in files {
      for diagnostic in file.diagnostics {
        write(diagnostic.rendered(path: file.path) + "\n", to: .standardError)
      }
    }
    return try files.map { file in
      guard let scenario = file.scenario else { throw ExitCode(1) }
      return (file.path, scenario)
    }
  }
}

extension Failure {
  /// `path:line:column: not as expected: …`
  func rendered(path: String) -> String {
    let place = range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    return "\(path)\(place): not as expected: \(message)\n"
  }
}
