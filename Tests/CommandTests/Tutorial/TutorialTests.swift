import Foundation
import Testing

/// `Spec/TUTORIAL.md` leads where it says.
@Suite(.serialized)
struct TutorialTests {
  private static let isWhole = ProcessInfo.processInfo.environment["ENUMATON_TUTORIAL"] != nil

  private func tutorial() throws -> Tutorial {
    let page = Tool.tests.appending(path: "../../Spec/TUTORIAL.md")
    return try Tutorial(String(contentsOf: page, encoding: .utf8))
  }

  @Test func everyBlockIsAFileOrACommand() throws {
    let tutorial = try tutorial()
    #expect(tutorial.unused == [])
    #expect(tutorial.steps.count >= 15)
  }

  @Test func theSpecComesToWhatIsShown() throws {
    var run = try TutorialRun(builds: false)
    for step in try tutorial().steps { try run.carryOut(step) }
  }

  @Test(.enabled(if: isWhole, "ENUMATON_TUTORIAL is not set: it builds a package, with enumaton in it"))
  func thePackageComesToWhatIsShown() throws {
    var run = try TutorialRun(builds: true)
    for step in try tutorial().steps { try run.carryOut(step) }
  }
}
