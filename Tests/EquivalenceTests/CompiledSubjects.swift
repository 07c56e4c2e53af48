import EnumatonCheck
import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// The runtime as a library, for any number of programs.
struct CompiledRuntime {
  fileprivate let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/EnumatonRuntime").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
      .filter { $0.hasSuffix(".swift") }.map { sources.appendingPathComponent($0).path }
    try folder.compile(
      ["-parse-as-library", "-emit-library", "-static", "-emit-module", "-module-name", "EnumatonRuntime"]
        + ["-o", "libEnumatonRuntime.a"] + files)
  }
}

/// The generated machines with the runtime, compiled to one program.
struct CompiledSubjects {
  private let folder: TemporaryFolder

  /// - Parameter alter: What to make of the generated code of each machine, to see the comparison fail.
  init(
    _ machines: [CheckedMachine], with runtime: CompiledRuntime, features: Set<Machine.SwiftFeature> = [],
    altering alter: (String) -> String = { $0 }
  ) throws {
    folder = try TemporaryFolder()
    let runtime = runtime.folder.url.path
    var files = ["main.swift"]
    try write("main.swift", SubjectProgram.main(machines.map(\.machine.name.text)))
    for machine in machines {
      let name = machine.machine.name.text
      let options = SwiftOptions(usesRuntime: true, features: features, sourceName: name + ".yaml")
      try write(name + ".swift", alter(generateSwift(for: machine, options: options)))
      try write(name + "Glue.swift", SubjectProgram.glue(for: machine))
      files += [name + ".swift", name + "Glue.swift"]
    }
    try folder.compile(
      files + [
        "-j2", "-warnings-as-errors", "-I", runtime, "-L", runtime, "-lEnumatonRuntime", "-o", "subjects",
      ])
  }

  /// The lines that the program prints for the stimuli of the machine of this number; then, if it does not end
  /// well, how it ends.
  func run(_ number: Int, _ stimuli: [Stimulus]) throws -> [String] {
    let input = stimuli.map { $0.line + "\n" }.joined()
    let result = try Command.run("./subjects", ["\(number)"], input: input, in: folder.url)
    let lines = result.output.split(separator: "\n").map(String.init)
    return result.status == 0 ? lines : lines + ["exit status \(result.status): \(result.errors.prefix(300))"]
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.url.appendingPathComponent(name))
  }
}

extension TemporaryFolder {
  fileprivate func compile(_ arguments: [String]) throws {
    let result = try Command.run("swiftc", ["-swift-version", "6", "-Onone"] + arguments, in: url)
    try #require(result.status == 0, "\(result.output)\(result.errors)")
  }
}
