import EnumatonCheck
import EnumatonSpec
import Foundation
import Testing

/// That the five specs say nothing in vain, and leave nothing unsaid.
@Suite struct SpecTests {
  private static let specs = [
    "ElevatorDoorExample/ElevatorDoor", "BLEPairingExample/BLEPairing", "CheckoutExample/Checkout",
    "HTTPConnectionExample/HTTPConnection", "MediaPlayerExample/MediaPlayer",
  ]

  private func check(_ spec: String) throws -> CheckedMachine {
    let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let result = readSpec([UInt8](try Data(contentsOf: package.appending(path: "Spec/\(spec).yaml"))))
    #expect(result.diagnostics.isEmpty)
    let checked = EnumatonCheck.check(try #require(result.machine))
    #expect(checked.diagnostics.isEmpty)
    return try #require(checked.machine)
  }

  @Test(
    "Every transition can fire and every state be entered; nothing that happens goes unanswered",
    arguments: specs)
  func exploration(_ spec: String) throws {
    let checked = try check(spec)
    let found = Exploration(of: checked, ownEvents: ["noMoreRequests", "responseBegun"])
    let unused = checked.machine.transitions.identifiers.filter { !found.transitions.contains($0) }
    #expect(unused.map { checked.machine.transitions[$0].range.start.line } == [])
    #expect(Set(checked.leaves).subtracting(found.leaves).map { checked.machine.states[$0].name.text } == [])
    #expect(found.unhandled.sorted() == [])
  }
}
