#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Capture files on disk.
package enum CaptureFile {
  /// Why a file could not be read or written.
  package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    package var path: String
    package var reason: String

    package var description: String { "\(path): \(reason)" }
  }

  /// The octets of a file.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw FileError(path: path, reason: reason(of: error, "cannot be read"))
    }
  }

  /// Makes the octets the content of a file, in one step: who reads it meanwhile sees all of the old content
  /// or all of the new.
  package static func write(_ octets: [UInt8], to path: String) throws(FileError) {
    do {
      try Data(octets).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw FileError(path: path, reason: reason(of: error, "cannot be written"))
    }
  }

  /// Makes a folder, and those around it, where they are missing.
  package static func makeFolder(_ path: String) throws(FileError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw FileError(path: path, reason: reason(of: error, "cannot be made a folder"))
    }
  }

  private static func reason(of error: any Error, _ failure: String) -> String {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile?, .fileNoSuchFile?: "there is no such file or folder"
    case .fileReadNoPermission?, .fileWriteNoPermission?: "permission denied"
    case .fileWriteOutOfSpace?: "no space left"
    default: failure
    }
  }
}
