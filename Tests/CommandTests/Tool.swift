import EnumatonTestSupport
import Foundation
import Testing

/// The `enumaton` that was built together with these tests.
enum Tool {
  /// Where it is: in the folder of the tests' own binary, or one around it. Who runs the tests differs from
  /// system to system, so several places are tried.
  static let path: String = {
    let bundles =
      CommandLine.arguments.filter { $0.contains(".xctest") } + [Bundle(for: Token.self).bundlePath]
    for bundle in bundles {
      var folder = URL(fileURLWithPath: bundle)
      while folder.path != "/" {
        folder.deleteLastPathComponent()
        let tool = folder.appendingPathComponent("enumaton").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: tool, isDirectory: &isFolder), !isFolder.boolValue {
          return tool
        }
      }
    }
    return "enumaton"
  }()

  private final class Token {}

  /// Runs it in the folder of the fixtures unless another is given.
  static func run(
    _ arguments: String..., input: String = "", in folder: URL = fixtures
  ) throws -> Command {
    try Command.run(path, arguments, input: input, in: folder)
  }

  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let fixtures = tests.appendingPathComponent("Fixtures")

  static func golden(_ name: String) -> String {
    tests.appendingPathComponent("Goldens").appendingPathComponent(name).path
  }
}

extension TemporaryFolder {
  /// Writes a file and gives its path.
  func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// The names of the files in it.
  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? []
  }
}
