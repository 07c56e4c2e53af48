import EnumatonCheck
import EnumatonExport
import EnumatonSpec
import EnumatonTestSupport
import EnumatonVerify
import Foundation
import Testing

/// spin finds in an exported model what the exploration finds in the machine.
@Suite(.enabled(if: Spin.isInstalled, "spin and gcc are not installed")) struct SpinTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  private static func files(in folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: root.appending(path: folder).path(percentEncoded: false))
    return (all?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".compose.yaml") }.sorted().map { "\(folder)/\($0)" }
  }

  static let specs = files(in: "Spec")
  private static let corpus = "Tests/EnumatonVerifyTests/Corpus"
  static let claims =
    files(in: "\(corpus)/Defects").filter { $0.contains("/broken-") }
    + files(in: "\(corpus)/Twins").filter { $0.contains("/broken-") }

  private func checked(_ name: String) throws -> CheckedMachine {
    let text = try Data(contentsOf: Self.root.appending(path: name))
    let machine = try #require(readSpec([UInt8](text)).machine)
    return try #require(check(machine).machine)
  }

  @Test(arguments: specs) func asManyStatesAreReached(_ name: String) throws {
    let checked = try checked(name)
    let exploration = Exploration(checked)
    let result = try Spin.run(Model(of: checked).promela())
    #expect(Double(result.states) == exploration.situationCount)
    #expect(result.errors == 0)
  }

  @Test(arguments: claims) func theVerdictsAreTheSame(_ name: String) throws {
    let checked = try checked(name)
    let broken = verify(checked).diagnostics.contains { $0.code == .brokenProperty }
    let model = try Model(of: checked)
    // Of those about single situations and reactions; for the others the model says that it leaves them out.
    let stated = model.statedClaims
    let errors = try stated.reduce(0) { try $0 + Spin.run(model.promela(), property: $1).errors }
    if stated.count == checked.machine.properties.count { #expect((errors > 0) == broken) }
    if errors > 0 { #expect(broken) }
  }
}
