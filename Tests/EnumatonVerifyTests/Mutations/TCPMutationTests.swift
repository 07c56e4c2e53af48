import EnumatonCheck
import EnumatonSpec
import EnumatonVerify
import Foundation
import Testing

/// What somebody may get wrong in the TCP spec is noticed: by `check`, by a property, or it makes no difference.
@Suite struct TCPMutationTests {
  static let original: CheckedMachine? = try? SpecTests.checked("Spec/TCPRuntime/TCPConnection.yaml")

  private static let isWhole = ProcessInfo.processInfo.environment["ENUMATON_MUTATIONS"] == "all"

  /// A few of them, or, with `ENUMATON_MUTATIONS=all`, all.
  static let mutants: [Mutant] = {
    guard let original else { return [] }
    let all = Mutant.all(of: original.machine)
    if isWhole { return all }
    return stride(from: 0, to: all.count, by: 41).map { all[$0] }
  }()

  enum Verdict: String {
    case error, finding, property, same, missed
  }

  static func verdict(_ mutant: Mutant) throws -> Verdict {
    let original = try #require(original)
    guard let checked = check(mutant.machine).machine else { return .error }
    let found = verify(checked).diagnostics
    if found.contains(where: { $0.code == .brokenProperty }) { return .property }
    if !found.isEmpty { return .finding }
    if case .same = compareBehaviour(original, checked) { return .same }
    return .missed
  }

  @Test func thereAreMutants() { #expect(Self.mutants.count > 20) }

  @Test(arguments: mutants) func aMutantIsNoticed(_ mutant: Mutant) throws {
    let verdict = try Self.verdict(mutant)
    if Self.isWhole { print("verdict \(verdict.rawValue): \(mutant.id)") }
    #expect(verdict != .missed)
  }

  @Test("Mutants of the original's identity behave as it does", arguments: mutants)
  func theIdentityIsThatOfTheBehaviour(_ mutant: Mutant) throws {
    let original = try #require(Self.original)
    guard let checked = check(mutant.machine).machine else { return }
    var behavesAlike = false
    if case .same = compareBehaviour(original, checked) { behavesAlike = true }
    let isAlike = checked.behaviourIdentity == original.behaviourIdentity
    if Self.isWhole { print("identity \(isAlike), behaviour \(behavesAlike): \(mutant.id)") }
    #expect(!isAlike || behavesAlike)
  }
}
