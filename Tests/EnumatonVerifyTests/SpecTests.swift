import EnumatonCheck
import EnumatonSpec
import EnumatonTestSupport
import EnumatonVerify
import Testing

/// The specs of this repository.
@Suite struct SpecTests {
  /// - Parameter file: Its path in the package.
  static func checked(_ file: String) throws -> CheckedMachine {
    let machine = try #require(readSpec(Array(try SpecFiles.text(of: file).utf8)).machine)
    return try #require(check(machine).machine)
  }

  @Test func thereAreSpecs() { #expect(SpecFiles.machines.count >= 6) }

  @Test(arguments: SpecFiles.machines) func nothingIsFoundInASpecOfOurs(_ name: String) throws {
    let verification = verify(try Self.checked(name))
    #expect(verification.diagnostics.map { $0.rendered(path: name) } == [])
    #expect(verification.isExact)
  }

  @Test func theTCPSpecStatesWhatTheRFCSays() throws {
    let machine = try Self.checked("Spec/TCPRuntime/TCPConnection.yaml").machine
    #expect(machine.properties.count >= 10)
    #expect(machine.properties.allSatisfy { $0.summary != nil })
  }
}
