import Foundation
package import Testing

/// Compares `text` with the golden file at `path`; with RECORD_GOLDENS=1 in the environment, writes it first.
package func expectGolden(
  _ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: path)
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  let golden = try? String(contentsOf: file, encoding: .utf8)
  #expect(text == golden, "differs from \(file.lastPathComponent)", sourceLocation: sourceLocation)
}
