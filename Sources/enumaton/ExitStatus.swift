#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

import ArgumentParser

/// What the command says to the shell.
enum ExitStatus: Int32 {
  case fine = 0
  /// A spec, or the input of a run, has errors, or a file is out of date; that has been reported.
  case specHasErrors = 1
  /// The command was misused, or a file could not be read or written.
  case misused = 2

  /// To be thrown by a command that has said all there is to say.
  var error: ExitCode { ExitCode(rawValue) }

  func exit() -> Never {
    #if canImport(Darwin)
      Darwin.exit(rawValue)
    #elseif canImport(Musl)
      Musl.exit(rawValue)
    #else
      Glibc.exit(rawValue)
    #endif
  }
}

/// The command could not do its work, for a reason that lies outside the spec.
struct CommandFailure: Error {
  var message: String

  init(_ message: String) { self.message = message }
}
