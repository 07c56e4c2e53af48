#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that is written only when its content changes, and replaced in one step.
package enum OutputFile {
  package struct WriteError: Error, Hashable {
    package var path: String
    package var reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// Makes `text` the content of the file at `path`; tells whether that changed anything.
  package static func write(_ text: String, to path: String) throws(WriteError) -> Bool {
    try write(Array(text.utf8), to: path)
  }

  /// Makes `bytes` the content of the file at `path`; tells whether that changed anything.
  ///
  /// They are written beside the file and moved into place, so that a reader sees the old content or
  /// the new one, and a failure leaves the old. A link stays, and what it leads to is replaced; what is no
  /// file, such as `/dev/null` or a pipe, is written to.
  package static func write(_ bytes: [UInt8], to path: String) throws(WriteError) -> Bool {
    var information = stat()
    guard stat(path, &information) == 0 else { return try replace(path, path, with: bytes) }
    switch information.st_mode & S_IFMT {
    case S_IFREG:
      if content(of: path, expecting: bytes.count) == bytes { return false }
      guard let resolved = realpath(path, nil) else { throw failure(path) }
      defer { free(resolved) }
      return try replace(String(cString: resolved), path, with: bytes)
    case S_IFDIR:
      throw WriteError(path: path, reason: "it is a folder")
    default:
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      try write(bytes, to: descriptor, path: path)
      return true
    }
  }

  /// - Parameter name: The path as errors have it.
  private static func replace(
    _ path: String, _ name: String, with bytes: [UInt8]
  ) throws(WriteError) -> Bool {
    let (descriptor, temporary) = try create(beside: path, name)
    do throws(WriteError) {
      try write(bytes, to: descriptor, path: name)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let error = failure(name)
      unlink(temporary)
      throw error
    }
    return true
  }

  /// Makes the folder at `path`, and those around it, where they are missing.
  package static func makeFolder(_ path: String) throws(WriteError) {
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      made += part
      if !made.isEmpty, mkdir(made, 0o777) != 0, errno != EEXIST { throw failure(path) }
      made += "/"
    }
    var information = stat()
    guard stat(path.isEmpty ? "." : path, &information) == 0 else { throw failure(path) }
    guard information.st_mode & S_IFMT == S_IFDIR else {
      throw WriteError(path: path, reason: "it is not a folder")
    }
  }

  /// A new file in the folder of `path`, open for writing.
  private static func create(beside path: String, _ name: String) throws(WriteError) -> (Int32, String) {
    for attempt in 0..<100 {
      let temporary = "\(path).\(getpid()).\(attempt).tmp"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, temporary) }
      if errno != EEXIST { throw failure(name) }
    }
    throw WriteError(path: name, reason: "its folder is full of unfinished files (*.tmp)")
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, path: String
  ) throws(WriteError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        #else
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path) }
      written += count
    }
  }

  /// Removes the file at `path`.
  package static func remove(_ path: String) throws(WriteError) {
    guard unlink(path) == 0 else { throw failure(path) }
  }

  /// The bytes of the file, unless it is missing or, where one is expected, of another size.
  package static func content(of path: String, expecting expected: Int? = nil) -> [UInt8]? {
    // (A pipe would be waited for.)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(information.st_size)
    guard size == expected ?? size else { return nil }
    var filled = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while filled < size {
        let read = read(descriptor, buffer.baseAddress.map { $0 + filled }, size - filled)
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { break }
        filled += read
      }
      count = filled
    }
    return filled == size ? bytes : nil
  }

  private static func failure(_ path: String) -> WriteError {
    WriteError(path: path, reason: String(cString: strerror(errno)))
  }
}
