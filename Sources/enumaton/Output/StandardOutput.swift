#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Standard output with a buffer of our own: text is on its way after `flush()`, in as few writes as it
/// takes.
struct StandardOutput: TextOutputStream {
  private var buffer: [UInt8] = []

  mutating func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
  }

  mutating func write(_ bytes: [UInt8]) { buffer += bytes }

  /// Whether so much is waiting that it should be flushed before there is more.
  var isFull: Bool { buffer.count >= 1 << 16 }

  /// Nobody listening any more is no failure: the command ends quietly.
  mutating func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    switch writeAll(buffer, to: STDOUT_FILENO) {
    case 0: break
    case EPIPE, EBADF: ExitStatus.fine.exit()
    case let error:
      throw CommandFailure("can't write to standard output: \(String(cString: strerror(error)))")
    }
  }
}

enum StandardError {
  static func write(_ text: String) {
    _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
  }
}

/// Writes all bytes; gives the number of the error that prevented it, or 0.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { bytes in
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
