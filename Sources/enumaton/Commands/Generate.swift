import ArgumentParser
import EnumatonEmit
import EnumatonSpec

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the Swift and the diagram of specs.",
    discussion: """
      From 'Door.yaml' come 'Door.swift' and 'Door.dot'. Files are written only where they change, and only \
      if no spec has an error.
      """)

  @Argument(help: "The specs.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Option(help: ArgumentHelp("The folder to write into; made if it is missing.", valueName: "dir"))
  var output: String

  @Option(help: "The access level of the generated declarations; counts more than the spec's 'access'.")
  var access: Machine.Access?

  @Flag(help: "Conform to 'TimedMachine' of EnumatonRuntime, which its driver needs.")
  var runtime = false

  @Flag(help: "What the Swift has besides, added to the spec's 'swift'.")
  var features: [Machine.SwiftFeature] = []

  func validate() throws {
    var specs: [String: String] = [:]
    for file in files {
      let stem = Compilation.stem(of: file)
      if let other = specs.updateValue(file, forKey: stem) {
        throw ValidationError("'\(other)' and '\(file)' would both be written to '\(stem).swift'.")
      }
    }
  }

  func run() throws {
    var outputs: [Compilation.Output] = []
    let reports = files.map { path in
      do throws(SourceFile.ReadError) {
        let compilation = Compilation(
          try SourceFile.read(path), path: path, access: access, usesRuntime: runtime,
          features: Set(features))
        outputs += compilation.outputs
        return FileReport(path: path, diagnostics: compilation.diagnostics)
      } catch {
        return FileReport(path: path, diagnostics: [error.diagnostic])
      }
    }
    guard reports.status == .fine else { throw reports.reportErrors() }

    do throws(OutputFile.WriteError) {
      try OutputFile.makeFolder(output)
      for file in outputs {
        _ = try OutputFile.write(file.text, to: output + (output.hasSuffix("/") ? "" : "/") + file.name)
      }
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension Machine.Access: ExpressibleByArgument {}

extension Machine.SwiftFeature: EnumerableFlag {
  static func help(for feature: Self) -> ArgumentHelp? {
    switch feature {
    case .inlinable: "Let other modules inline the machine ('@inlinable', '@frozen')."
    case .typestate: "Generate a type for each state, with the events that are legal there."
    case .codable: "Let snapshots of the machine be encoded and decoded."
    case .compact: "Make the rules tables, for processors with little memory: smaller, and slower."
    }
  }
}

extension CommandFailure {
  init(_ error: OutputFile.WriteError) {
    self.init("can't write '\(error.path)': \(error.reason)")
  }
}
