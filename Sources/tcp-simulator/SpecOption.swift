import ArgumentParser
import TCPSimulator

/// Which machine the endpoints run.
struct SpecOption: ParsableArguments {
  @Option(help: "Run this spec instead of the one that was compiled: a changed copy of TCPConnection.yaml.")
  var spec: String?

  /// The spec, if one is named. What is wrong with it goes to the standard error and ends the command.
  func read() throws -> ConnectionSpec? {
    guard let spec else { return nil }
    do throws(UnusableSpec) {
      return try ConnectionSpec(path: spec)
    } catch {
      write(error.rendered(path: spec) + "\n", to: .standardError)
      throw ExitCode(1)
    }
  }
}
