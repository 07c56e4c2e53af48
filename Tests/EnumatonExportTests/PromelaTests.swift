import EnumatonCheck
import EnumatonExport
import EnumatonSpec
import EnumatonTestSupport
import EnumatonVerify
import Foundation
import Testing

/// Holds the exported models against the exploration: two ways to the same situations and verdicts.
@Suite struct PromelaTests {
  private static let hasSpin =
    (try? Command.run("/bin/sh", ["-c", "command -v spin && command -v gcc"]).status) == 0

  /// What spin says of a model: how many states, and whether an assertion is violated.
  private func spin(_ model: String, property: String? = nil) throws -> (states: Int?, isBroken: Bool) {
    let folder = try TemporaryFolder()
    try Data(model.utf8).write(to: folder.url.appending(path: "model.pml"))
    let define = property.map { "-D\($0) " } ?? ""
    let script =
      "spin \(define)-a model.pml && gcc -w -DSAFETY -DNOREDUCE -DVECTORSZ=8192 -o pan pan.c "
      + "&& ./pan -m2000000"
    let run = try Command.run("/bin/sh", ["-c", script], in: folder.url)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("errors: "), "\(run.output)")
    #expect(!run.output.contains("max search depth too small"))
    let states = run.output.split(separator: "\n").first { $0.contains("states, stored") }
    return (
      states.flatMap { $0.split(separator: " ").first }.flatMap { Int($0) },
      !run.output.contains("errors: 0")
    )
  }

  private func expectAgreement(_ checked: CheckedMachine) throws {
    let model = try exportPromela(checked)
    let exploration = Exploration(checked)
    #expect(exploration.isExact)
    let states = try spin(model).states
    #expect(states.map(Double.init) == exploration.situationCount)
  }

  /// Each claim that spin can check, by its name in the model, with what `check` says.
  private func expectSameVerdicts(_ checked: CheckedMachine) throws {
    let model = try exportPromela(checked)
    let broken = verify(checked).diagnostics.filter { $0.code == .brokenProperty }.map(\.range)
    for property in checked.machine.properties {
      switch property.claim {
      case .step(let claim)
      where checked.hasMacrosteps
        && claim.consequences.contains { if case .rejects = $0 { true } else { false } }:
        continue
      case .never, .always, .step: break
      case .alwaysCanReach, .eventually: continue
      }
      let name = "P_" + property.name.text.replacing("-", with: "_")
      let verdict = try spin(model, property: name).isBroken
      #expect(verdict == broken.contains(property.name.range), "\(property.name.text)")
    }
  }

  @Test(
    "spin stores one state for each situation", .enabled(if: hasSpin, "no spin or gcc"),
    arguments: SpecFile.machines)
  func situations(file: String) throws {
    try expectAgreement(#require(try SpecFile.checked(file: file)))
  }

  @Test(
    "of small specs too, whatever they use", .enabled(if: hasSpin, "no spin or gcc"),
    arguments: SpecFile.corpus)
  func corpusSituations(file: String) throws {
    // Some of the defects are refused before.
    guard let checked = try SpecFile.checked(file: file), Exploration(checked).isExact else { return }
    try expectAgreement(checked)
    try expectSameVerdicts(checked)
  }

  @Test(
    "spin holds of the properties of a spec what check does", .enabled(if: hasSpin, "no spin or gcc"),
    arguments: SpecFile.machines.filter { !$0.contains("TCPConnection") })
  func verdicts(file: String) throws {
    try expectSameVerdicts(#require(try SpecFile.checked(file: file)))
  }

  @Test("A machine that defers the expiry of a timer has no exact model")
  func deferredExpiry() throws {
    let machine = try #require(
      try SpecFile.checked(
        """
        machine: Late
        timers: { wait: 1s }
        events: [go]
        states: [one, two]
        transitions:
          - { from: one, on: go, to: two, do: { start: wait } }
          - { from: two, on: go, to: one }
          - { from: two, on: wait, defer: true }
          - { from: one, on: wait, ignore: true }
        """))
    #expect(throws: DeferredExpiry.self) { try exportPromela(machine) }
  }

  @Test("The model is written in the words of the spec")
  func golden() throws {
    let machine = try #require(try SpecFile.checked(file: "Spec/Compositions/AlternatingSender.yaml"))
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
    try expectGolden(
      exportPromela(machine), at: folder.appending(path: "AlternatingSender.pml").path(percentEncoded: false))
  }
}
