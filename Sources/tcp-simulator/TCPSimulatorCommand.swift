import ArgumentParser

/// `tcp-simulator`: plays scenarios of a TCP connection and draws them.
@main
struct TCPSimulatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tcp-simulator",
    abstract: "Plays scenarios of a TCP connection in virtual time and draws them as ladders.",
    discussion: """
      Both hosts run the state machine generated from the TCP spec; only the network and the \
      applications are made up. Without a subcommand you are shown the tour.
      """,
    subcommands: [
      Tour.self, List.self, Run.self, Sockets.self, Schema.self, Bench.self, Flood.self, Search.self,
      Explore.self, Replay.self, Infer.self,
    ],
    defaultSubcommand: Tour.self)

  /// Exit status 0: fine; 1: expectations not met; 2: misuse.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let misuse = exitCode(for: error) == .validationFailure
      guard misuse else { exit(withError: error) }
      write(fullMessage(for: error) + "\n", to: .standardError)
      exit(withError: ExitCode(2))
    }
  }
}
