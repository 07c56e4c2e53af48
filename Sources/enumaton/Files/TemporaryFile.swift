#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file without a name, gone when it is closed.
struct TemporaryFile: ~Copyable {
  private let file: UnsafeMutablePointer<FILE>

  init() throws {
    guard let file = tmpfile() else {
      throw CommandFailure("can't make a temporary file: \(String(cString: strerror(errno)))")
    }
    self.file = file
  }

  deinit { fclose(file) }

  var descriptor: Int32 { fileno(file) }

  /// Makes these bytes the content, ready to be read from the start.
  func write(_ bytes: [UInt8]) throws {
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0 else {
      throw CommandFailure("can't write a temporary file: \(String(cString: strerror(errno)))")
    }
    rewind(file)
    lseek(descriptor, 0, SEEK_SET)
  }

  func content() throws -> [UInt8] {
    rewind(file)
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      content.append(contentsOf: chunk[..<count])
    }
    guard ferror(file) == 0 else { throw CommandFailure("can't read a temporary file") }
    return content
  }
}
