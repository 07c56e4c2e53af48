import EnumatonCheck
import Foundation
import Testing

@Suite("The identity of a behaviour") struct IdentityTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static func file(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  private static func nestedTCP() throws -> String { try file("../../Spec/TCPRuntime/TCPConnection.yaml") }

  private func machine(_ spec: String) throws -> CheckedMachine {
    try #require(check(try readMachine(spec)).machine)
  }

  /// The lines that only one of the two has.
  private func difference(_ left: String, _ right: String) throws -> [String] {
    let lines = try [left, right].map {
      Set(try machine($0).behaviourText.split(separator: "\n").map(String.init))
    }
    return lines[0].symmetricDifference(lines[1]).sorted()
  }

  @Test("TCP with nested states has the identity it had when all was spelled out")
  func tcp() throws {
    let (flat, nested) = (try Self.file("Fixtures/FlatTCPConnection.yaml"), try Self.nestedTCP())
    #expect(try difference(flat, nested) == [])
    #expect(try machine(flat).behaviourIdentity == machine(nested).behaviourIdentity)
  }
}
