#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the bytes of a spec from disk.
package enum SourceFile {
  /// Why a file could not be read, in words for its author.
  package struct ReadError: Error, Hashable, Sendable {
    package var message: String

    /// The error as a problem of the file as a whole.
    package var diagnostic: Diagnostic { Diagnostic(.error, .unreadable, message, at: .start) }
  }

  /// The bytes of the file at `path`. Of a file longer than a spec may be, only as much as shows that.
  package static func read(_ path: String) throws(ReadError) -> [UInt8] {
    // Without waiting for somebody to write into a pipe that nobody has open.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw ReadError(errno) }
    defer { _ = close(file) }

    var status = stat()
    guard fstat(file, &status) == 0 else { throw ReadError(errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw ReadError(EISDIR) }
    // But for the writer of one that has, such as `<(…)` of a shell.
    guard fcntl(file, F_SETFL, 0) == 0 else { throw ReadError(errno) }

    // One byte more than allowed, so that the reader of the spec can tell and say so.
    let longest = SourceText.largest + 1
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: longest) { buffer, count in
      while count < longest {
        let filled = fill(buffer[count...], from: file)
        if filled > 0 {
          count += filled
        } else if filled == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw ReadError(failure) }
    return bytes
  }

  /// `read(2)`, which the name of this type's own `read` hides.
  private static func fill(_ buffer: Slice<UnsafeMutableBufferPointer<UInt8>>, from file: Int32) -> Int {
    let rest = UnsafeMutableBufferPointer(rebasing: buffer)
    #if canImport(Glibc)
      return Glibc.read(file, rest.baseAddress, rest.count)
    #elseif canImport(Musl)
      return Musl.read(file, rest.baseAddress, rest.count)
    #else
      return Darwin.read(file, rest.baseAddress, rest.count)
    #endif
  }
}

extension SourceFile.ReadError {
  fileprivate init(_ error: Int32) {
    message =
      switch error {
      case ENOENT, ENOTDIR: "there is no such file"
      case EISDIR: "this is a directory; name the spec files in it"
      case EACCES, EPERM: "reading this file is not permitted"
      case EMFILE, ENFILE: "too many files are open to read this one"
      case ELOOP: "the links to this file go round in a circle"
      case ENAMETOOLONG: "the name of this file is too long"
      default: "this file cannot be read: " + String(cString: strerror(error))
      }
  }
}
