#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Graphviz's `dot`, wherever PATH has it.
enum Graphviz {
  /// What it makes of a graph.
  enum Picture: String {
    case svg, png

    /// For a screen with two pixels to a point of CSS, of which an inch has 96.
    var arguments: [String] {
      switch self {
      case .svg: ["-Tsvg"]
      case .png: ["-Tpng", "-Gdpi=192"]
      }
    }
  }

  /// The picture of a graph in the DOT language, which is called `name` in messages. What `dot` has to say besides
  /// goes to standard error.
  ///
  /// - Parameter way: What to do where there is no Graphviz.
  static func draw(
    _ graph: String, as picture: Picture, named name: String,
    orElse way: String = "have text written, which needs nothing: --format dot"
  ) throws -> [UInt8] {
    guard let result = try run(["dot"] + picture.arguments, input: graph) else {
      throw CommandFailure(
        """
        \(picture.rawValue) needs Graphviz, and there is no 'dot' on PATH; install it:
          sudo apt-get install graphviz    (Debian, Ubuntu)
          brew install graphviz            (macOS)
        or \(way)
        """)
    }
    let words = String(decoding: result.errors, as: UTF8.self)
    guard result.status == 0, !result.output.isEmpty else {
      // Old versions know less; which one it is explains most failures.
      let asked = try? run(["dot", "-V"], input: "")
      let version =
        asked.flatMap { $0.status == 0 ? $0.errors.prefix { $0 != UInt8(ascii: "\n") } : nil } ?? []
      let place = ["status \(result.status)", String(decoding: version, as: UTF8.self)].filter { !$0.isEmpty }
        .joined(separator: "; ")
      let said = words.split(separator: "\n").map { "\n  " + $0 }.joined()
      throw CommandFailure("Graphviz could not draw \(name) (\(place))\(said.isEmpty ? "" : ":" + said)")
    }
    StandardError.write(words)
    return result.output
  }

  /// Runs a program to its end; `nil` if there is none of this name.
  private static func run(
    _ arguments: [String], input: String
  ) throws -> (status: Int32, output: [UInt8], errors: [UInt8])? {
    // Files without a name: with pipes, both sides could wait for one another.
    let standardInput = try TemporaryFile()
    let standardOutput = try TemporaryFile()
    let standardError = try TemporaryFile()
    try standardInput.write(Array(input.utf8))
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, standardInput.descriptor, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, standardOutput.descriptor, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, standardError.descriptor, STDERR_FILENO)

    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let error = posix_spawnp(&process, arguments[0], &actions, nil, &words, environ)
    if error == ENOENT { return nil }
    guard error == 0 else {
      throw CommandFailure("can't run '\(arguments[0])': \(String(cString: strerror(error)))")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw CommandFailure("lost sight of '\(arguments[0])'") }
    }
    return (
      status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F), try standardOutput.content(),
      try standardError.content()
    )
  }
}
