import EnumatonTestSupport
import Foundation
import Testing

/// What spin says of a model, all of whose states it visits.
struct Spin {
  /// How many states it stored.
  let states: Int?
  /// The claims that do not hold, of those it was asked of all at once.
  let violated: Set<String>
  /// Whether an assertion is violated.
  let hasErrors: Bool

  static let isInstalled =
    (try? Command.run("/bin/sh", ["-c", "command -v spin && command -v gcc"]).status) == 0

  /// Checks one property, as a user does: its name is defined, and its claim an assertion.
  init(_ model: String, property: String) throws { try self.init(model, defining: "-D\(property) ") }

  /// Looks at all these claims in one run, which goes on where one does not hold and tells each once.
  init(_ model: String, all claims: [String]) throws {
    let telling = """
      #define CLAIM(name, holds) if :: (holds) -> skip :: else -> c_code { \
      static int told; if (!told) { told = 1; printf("violated: %s\\n", #name); } } fi

      """
    try self.init(telling + claims.map { "#define \($0)\n" }.joined() + model, defining: "")
  }

  private init(_ model: String, defining define: String) throws {
    let folder = try TemporaryFolder()
    try Data(model.utf8).write(to: folder.url.appending(path: "model.pml"))
    let script =
      "spin \(define)-a model.pml && gcc -w -DSAFETY -DNOREDUCE -DVECTORSZ=8192 -o pan pan.c && ./pan -m2000000"
    let run = try Command.run("/bin/sh", ["-c", script], in: folder.url)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("errors: "), "\(run.output)")
    #expect(!run.output.contains("max search depth too small"))
    let lines = run.output.split(separator: "\n")
    states = lines.first { $0.contains("states, stored") }
      .flatMap { $0.split(separator: " ").first }.flatMap { Int($0) }
    violated = Set(
      lines.compactMap { $0.hasPrefix("violated: ") ? String($0.dropFirst("violated: ".count)) : nil })
    hasErrors = !run.output.contains("errors: 0")
  }
}
