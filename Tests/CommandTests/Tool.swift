import EnumatonTestSupport
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The `enumaton` that was built together with these tests.
enum Tool {
  /// Where it is: in the folder of the tests' own binary, or one around it.
  static let path: String = {
    var information = Dl_info()
    guard dladdr(#dsohandle, &information) != 0, let name = information.dli_fname else { return "enumaton" }
    var folder = URL(fileURLWithPath: String(cString: name))
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let tool = folder.appendingPathComponent("enumaton").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: tool, isDirectory: &isFolder), !isFolder.boolValue {
        return tool
      }
    }
    return "enumaton"
  }()

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
