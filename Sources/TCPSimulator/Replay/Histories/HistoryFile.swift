#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of histories, read line by line: it may be larger than memory.
package struct HistoryFile: ~Copyable {
  /// Why a file cannot be read, in words for who named it.
  package struct Failure: Error, Hashable, Sendable {
    package var message: String
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Where the lines that have not been given out start.
  private var start = 0
  private var number = 0
  private var isAtEnd = false
  /// A longer line is no history.
  private static let longestLine = 1 << 28

  /// Opens the file at `path`; standard input if that is `-`.
  package init(path: String) throws(Failure) {
    guard path != "-" else {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(errno) }
  }

  deinit { if descriptor > STDIN_FILENO { _ = close(descriptor) } }

  /// The next line without its end, and its number from 1; `nil` after the last one.
  package mutating func next() throws(Failure) -> (bytes: ArraySlice<UInt8>, number: Int)? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        number += 1
        return (buffer[start..<end], number)
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        number += 1
        return (buffer[start...], number)
      }
      guard buffer.count - start <= Self.longestLine else {
        throw Failure(message: "line \(number + 1) is longer than \(Self.longestLine) bytes")
      }
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      try fill()
    }
  }

  private mutating func fill() throws(Failure) {
    let chunk = 1 << 16
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: chunk))
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes { bytes in
        read(descriptor, bytes.baseAddress.map { $0 + old }, chunk)
      }
    } while count < 0 && errno == EINTR
    let error = errno
    buffer.removeLast(chunk - max(0, count))
    guard count >= 0 else { throw Failure(error) }
    isAtEnd = count == 0
  }
}

extension HistoryFile.Failure {
  fileprivate init(_ error: Int32) { message = String(cString: strerror(error)) }
}
