#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Graphviz's `dot`, wherever PATH has it.
enum Graphviz {
  /// The picture of a graph in the DOT language.
  static func svg(of graph: String) throws -> String {
    // Files without a name: with pipes, both sides could wait for one another.
    let input = try TemporaryFile()
    let output = try TemporaryFile()
    try input.write(Array(graph.utf8))
    let status = try run(["dot", "-Tsvg"], input: input, output: output)
    guard status == 0 else { throw CommandFailure("Graphviz could not draw the diagram (status \(status))") }
    return String(decoding: try output.content(), as: UTF8.self)
  }

  /// Runs a program to its end and gives its exit status.
  private static func run(
    _ arguments: [String], input: borrowing TemporaryFile, output: borrowing TemporaryFile
  ) throws -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.descriptor, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.descriptor, STDOUT_FILENO)

    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let error = posix_spawnp(&process, arguments[0], &actions, nil, &words, environ)
    guard error == 0 else {
      throw CommandFailure(
        error == ENOENT
          ? """
          svg needs Graphviz, and there is no 'dot' on PATH; install it:
            sudo apt-get install graphviz    (Debian, Ubuntu)
            brew install graphviz            (macOS)
          """
          : "can't run '\(arguments[0])': \(String(cString: strerror(error)))")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw CommandFailure("lost sight of '\(arguments[0])'") }
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}

/// A file without a name, gone when it is closed.
private struct TemporaryFile: ~Copyable {
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
