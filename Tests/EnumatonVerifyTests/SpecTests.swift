import EnumatonCheck
import EnumatonSpec
import EnumatonVerify
import Foundation
import Testing

/// The specs of this repository.
@Suite struct SpecTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../Spec").standardizedFileURL

  static let names: [String] = {
    let all = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))
    return (all?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".compose.yaml") && !$0.hasPrefix("Scenarios/") }
      .sorted()
  }()

  static func checked(_ name: String) throws -> CheckedMachine {
    let text = try Data(contentsOf: folder.appending(path: name))
    let machine = try #require(readSpec([UInt8](text)).machine)
    return try #require(check(machine).machine)
  }

  @Test func thereAreSpecs() { #expect(Self.names.count >= 6) }

  @Test(arguments: names) func nothingIsFoundInASpecOfOurs(_ name: String) throws {
    let verification = verify(try Self.checked(name))
    #expect(verification.diagnostics.map { $0.rendered(path: name) } == [])
    #expect(verification.isExact)
  }

  @Test func theTCPSpecStatesWhatTheRFCSays() throws {
    let machine = try Self.checked("TCPRuntime/TCPConnection.yaml").machine
    #expect(machine.properties.count >= 10)
    #expect(machine.properties.allSatisfy { $0.summary != nil })
  }
}
