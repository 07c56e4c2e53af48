#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the command writes.
enum Output: Int32 {
  case standardOutput = 1
  case standardError = 2
}

/// Writes the whole text; a reader that has gone away ends it.
func write(_ text: String, to output: Output) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(output.rawValue, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}

/// What is known about the terminal at the standard output.
enum Terminal {
  static var isPresent: Bool { isPresent(at: .standardOutput) }

  static func isPresent(at output: Output) -> Bool { isatty(output.rawValue) == 1 }

  /// Whether to colour: only for a terminal, and not if the user has set `NO_COLOR`.
  static var wantsColor: Bool {
    guard isPresent else { return false }
    guard let value = getenv("NO_COLOR") else { return true }
    return value.pointee == 0
  }

  /// The columns of the terminal, if there is one.
  static var columns: Int? {
    var size = winsize()
    guard isPresent, ioctl(Output.standardOutput.rawValue, UInt(TIOCGWINSZ), &size) == 0 else {
      return nil
    }
    return size.ws_col > 0 ? Int(size.ws_col) : nil
  }
}
