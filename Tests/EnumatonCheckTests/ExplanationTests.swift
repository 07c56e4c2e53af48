import EnumatonSpec
import Testing

@testable import EnumatonCheck

@Suite struct Explanations {
  @Test("Every code is explained, with a way out", arguments: Diagnostic.Code.allCases)
  func everyCode(_ code: Diagnostic.Code) {
    let explanation = code.explanation
    #expect(explanation.code == code)
    #expect(explanation.meaning.count > 30)
    #expect(explanation.example != nil || explanation.advice != nil)
    #expect(explanation.text.hasPrefix("[\(code.rawValue)]\n\n"))
    #expect(explanation.text.hasSuffix("\n") && !explanation.text.hasSuffix("\n\n"))
  }

  /// What reading and checking alone do not find.
  static let elsewhere: [Diagnostic.Code] =
    Diagnostic.Code.allCases.filter { $0.isFinding && $0 != .unhandled } + [.impossibleCondition]

  @Test(
    "The example has the problem, and what to write instead has none",
    arguments: Diagnostic.Code.allCases.filter { !elsewhere.contains($0) })
  func examples(_ code: Diagnostic.Code) {
    guard let example = code.explanation.example else { return }
    #expect(Set(findings(in: example.wrong).map(\.code)) == [code], "the wrong one")
    let rest = findings(in: example.right).filter { $0.severity == .error || $0.code == code }
    #expect(rest.map { $0.rendered(path: "right") } == [])
  }

  @Test(
    "What only exploration finds is shown in specs with which nothing else is wrong",
    arguments: elsewhere.filter { $0 != .impossibleCondition && $0 != .constantCondition })
  func examplesOfFindings(_ code: Diagnostic.Code) {
    guard let example = code.explanation.example else { return }
    for spec in [example.wrong, example.right] {
      #expect(findings(in: spec).map { $0.rendered(path: "example") } == [])
    }
  }

  /// Apart from events that are not answered, where that is not the point.
  private func findings(in spec: String) -> [Diagnostic] {
    let read = readSpec(Array(spec.utf8))
    let all = read.diagnostics + (read.machine.map { check($0).diagnostics } ?? [])
    let errors = all.filter { $0.severity == .error }
    return errors.isEmpty ? all : errors
  }
}
