package import EnumatonSpec
import Foundation

/// A folder of scenario files, `NAME.yaml` each.
package struct ScenarioFolder: Sendable {
  package var path: String

  package init(path: String) { self.path = path }

  /// The folder of this package: `Spec/Scenarios` beside or above `start`, the first there is.
  package static func nearest(to starts: [String]) -> ScenarioFolder? {
    for start in starts {
      var folder = URL(fileURLWithPath: start).standardizedFileURL
      while true {
        let candidate = folder.appendingPathComponent("Spec/Scenarios")
        if FileManager.default.fileExists(atPath: candidate.path) {
          return ScenarioFolder(path: candidate.path)
        }
        let parent = folder.deletingLastPathComponent()
        guard parent.path != folder.path else { break }
        folder = parent
      }
    }
    return nil
  }

  /// The names of the scenarios, in alphabetical order.
  package var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The path of the scenario of this name.
  package func file(_ name: String) -> String { path + "/" + name + ".yaml" }
}

/// A scenario file that was read.
package struct ScenarioFile: Sendable {
  package var path: String
  package var scenario: Scenario?
  package var diagnostics: [Diagnostic]

  /// Reads the file; what is wrong with it, or why it cannot be read, is among the diagnostics.
  package init(path: String) {
    self.path = path
    do throws(SourceFile.ReadError) {
      (scenario, diagnostics) = Scenario.read(try SourceFile.read(path))
    } catch {
      (scenario, diagnostics) = (nil, [error.diagnostic])
    }
  }
}
