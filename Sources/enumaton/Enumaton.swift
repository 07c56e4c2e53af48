import ArgumentParser

/// The command line for people. Scripts use it too: its options, exit status and output are stable.
@main
struct Enumaton: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enumaton",
    abstract: "State machines from YAML specs: checks, Swift, diagrams and trial runs.",
    discussion: """
      Exit status: 0 if all is fine, 1 if a spec (or the events of a run) has errors or a diagram is out of date, \
      2 if the command was misused or could not do its work.
      """,
    subcommands: [
      Check.self, Generate.self, Diagram.self, Diagrams.self, Explorer.self, Run.self, Diff.self, Export.self,
      Explore.self, Schema.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      StandardError.write("error: \(failure.message)\n")
      ExitStatus.misused.exit()
    } catch {
      end(with: error)
    }
  }

  /// ArgumentParser's own answer: help on standard output, complaints on standard error, in our status.
  private static func end(with error: any Error) -> Never {
    let status = exitCode(for: error)
    let message = fullMessage(for: error)
    if status.isSuccess {
      var output = StandardOutput()
      output.write(message + (message.isEmpty ? "" : "\n"))
      try? output.flush()
      ExitStatus.fine.exit()
    }
    if !message.isEmpty { StandardError.write(message + "\n") }
    (status == .failure ? ExitStatus.specHasErrors : .misused).exit()
  }
}
