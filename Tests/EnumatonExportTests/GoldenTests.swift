import EnumatonCheck
import EnumatonExport
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// Models read well and change only when they are meant to.
@Suite struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

  @Test(arguments: ["Dialer", "Player"]) func aModelIsWrittenAsRecorded(_ name: String) throws {
    let spec = try Data(contentsOf: Self.folder.appending(path: "\(name).yaml"))
    let machine = try #require(readSpec([UInt8](spec)).machine)
    let checked = try #require(check(machine).machine)
    let stem = Self.folder.appending(path: name).path(percentEncoded: false)
    try expectGolden(Model(of: checked).tla(), at: stem + ".tla")
    try expectGolden(exportJSON(checked), at: stem + ".json")
  }

  @Test func aMachineThatDefersExpiriesIsRefused() throws {
    let spec = """
      machine: Late
      events: [go]
      timers: { wait: 1s }
      states: [one, two]
      transitions:
        - { from: one, on: go, to: two, do: { start: wait } }
        - { from: two, on: wait, defer: true }
        - { from: two, on: go, to: one }
        - { from: one, on: wait, ignore: true }
      """
    let machine = try #require(readSpec(Array(spec.utf8)).machine)
    let checked = try #require(check(machine).machine)
    #expect(throws: Model.Failure.notExact) { try Model(of: checked) }
  }
}
