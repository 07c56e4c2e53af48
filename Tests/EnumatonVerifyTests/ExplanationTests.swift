import EnumatonCheck
import EnumatonSpec
import EnumatonVerify
import Testing

/// What `--explain` shows of findings is what is found.
@Suite struct FindingExplanationTests {
  static let codes = Diagnostic.Code.allCases.filter { $0.isFinding && $0.explanation.example != nil }

  @Test(arguments: codes) func theExampleHasTheFindingAndWhatToWriteInsteadHasNot(
    _ code: Diagnostic.Code
  ) throws {
    let example = try #require(code.explanation.example)
    #expect(Set(try findings(in: example.wrong)) == [code])
    #expect(try !findings(in: example.right).contains(code))
  }

  private func findings(in spec: String) throws -> [Diagnostic.Code] {
    let machine = try #require(readSpec(Array(spec.utf8)).machine)
    let result = check(machine)
    guard let checked = result.machine else { return result.diagnostics.map(\.code) }
    return verify(checked).diagnostics.map(\.code)
  }
}
