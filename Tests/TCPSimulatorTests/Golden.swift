import EnumatonTestSupport
import Foundation
import Testing

/// Compares text with the file of that name in `Goldens`.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
  try expectGolden(text, at: folder.appending(path: name).path, sourceLocation: sourceLocation)
}
