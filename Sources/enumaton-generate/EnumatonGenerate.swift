import EnumatonEmit
import EnumatonSpec

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The build plugin's tool: one spec in, one Swift file and one DOT file out.
///
///     enumaton-generate SPEC SWIFT DOT standalone|runtime
///
/// The plugin passes the four arguments; people use `enumaton generate`. What is wrong with the spec goes
/// to standard error as `path:line:column: error: …`, which build systems pass on to editors, and the
/// outputs stay as they are.
@main
struct EnumatonGenerate {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 4, let mode = arguments.last, ["standalone", "runtime"].contains(mode) else {
      report("usage: enumaton-generate SPEC SWIFT DOT standalone|runtime")
      exit(2)
    }
    let paths = Array(arguments.dropLast())
    exit(generate(from: paths[0], to: Array(paths[1...]), usesRuntime: mode == "runtime") ? 0 : 1)
  }

  /// Whether the outputs are up to date now.
  private static func generate(from spec: String, to paths: [String], usesRuntime: Bool) -> Bool {
    do {
      let compilation = Compilation(
        try SourceFile.read(spec), path: spec, usesRuntime: usesRuntime)
      for diagnostic in compilation.diagnostics where diagnostic.severity == .error {
        report(diagnostic.rendered(path: spec))
      }
      guard !compilation.diagnostics.hasErrors else { return false }
      for (output, path) in zip(compilation.outputs, paths) {
        _ = try OutputFile.write(output.text, to: path)
      }
      return true
    } catch let error as SourceFile.ReadError {
      report(error.diagnostic.rendered(path: spec))
    } catch let error as OutputFile.WriteError {
      report("\(error.path):1:1: error: can't write this file: \(error.reason) [unwritable]")
    } catch {
      report("\(spec):1:1: error: \(error)")
    }
    return false
  }

  private static func report(_ message: String) {
    let bytes = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
