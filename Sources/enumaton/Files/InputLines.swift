#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

import EnumatonInterpreter

/// The lines of a file or of standard input, each as soon as it is there.
struct InputLines: ~Copyable {
  /// What the input is called in messages.
  let name: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Where the lines that have not been given out start.
  private var start = 0
  /// How much of the rest has been searched for the end of a line.
  private var searched = 0
  private var atEnd = false
  private var number = 0

  /// - Parameter path: The file; standard input if it is `nil` or `-`.
  init(path: String?) throws {
    guard let path, path != "-" else {
      name = "<stdin>"
      descriptor = STDIN_FILENO
      return
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw CommandFailure("can't read '\(path)': \(String(cString: strerror(errno)))")
    }
    name = path
    descriptor = file
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// The next line without its end, and its number from 1; `nil` after the last one. `beforeWaiting` is
  /// called when there may be a wait for more input.
  mutating func next(beforeWaiting: () throws -> Void) throws -> (text: [UInt8], number: Int)? {
    while true {
      if let end = buffer[(start + searched)...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { (start, searched) = (end + 1, 0) }
        return try line(buffer[start..<end])
      }
      searched = buffer.count - start
      if atEnd {
        guard searched > 0 else { return nil }
        defer { (start, searched) = (buffer.count, 0) }
        return try line(buffer[start...])
      }
      guard searched <= InputError.longestLine else { throw InputError.tooLong(line: number + 1) }
      try beforeWaiting()
      try fill()
    }
  }

  private mutating func line(_ bytes: ArraySlice<UInt8>) throws -> (text: [UInt8], number: Int) {
    number += 1
    guard bytes.count <= InputError.longestLine else { throw InputError.tooLong(line: number) }
    return (Array(bytes), number)
  }

  private mutating func fill() throws {
    buffer.removeSubrange(..<start)
    start = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw CommandFailure("can't read \(name): \(String(cString: strerror(errno)))")
      }
      atEnd = count == 0
      buffer.append(contentsOf: chunk[..<count])
      return
    }
  }
}
