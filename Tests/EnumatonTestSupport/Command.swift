package import Foundation

/// A program run by a test, and what came of it.
package struct Command {
  package let status: Int32
  package let output: String
  package let errors: String

  /// Runs `program` (looked up on the path) to its end, with the environment of the tests or another one.
  package static func run(
    _ program: String, _ arguments: [String], input: String = "", in folder: URL? = nil,
    environment: [String: String]? = nil
  ) throws -> Command {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    if let environment { process.environment = environment }
    if let folder { process.currentDirectoryURL = folder }
    // Files, not pipes: no amount of output can block the program.
    let scratch = try TemporaryFolder()
    func stream(_ name: String, _ content: String = "") throws -> FileHandle {
      let file = scratch.url.appendingPathComponent(name)
      try Data(content.utf8).write(to: file)
      return try FileHandle(forUpdating: file)
    }
    process.standardInput = try stream("in", input)
    process.standardOutput = try stream("out")
    process.standardError = try stream("err")
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: scratch.url.appendingPathComponent(name)), as: UTF8.self)
    }
    return Command(
      status: process.terminationStatus, output: try text("out"), errors: try text("err"))
  }
}

/// A folder that is gone with its owner.
package final class TemporaryFolder {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("enumaton-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
