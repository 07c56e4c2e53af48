import EnumatonCheck
import EnumatonExport
import EnumatonSpec
import EnumatonTestSupport
import EnumatonVerify
import Foundation
import Testing

/// Holds the exported models against the exploration: two ways to the same situations and verdicts.
@Suite struct PromelaTests {
  /// Counts the situations and looks at all claims that spin can check, in one run; `opposites` adds to each claim
  /// one that says the contrary, so that there is something to be found out.
  private func expectAgreement(_ checked: CheckedMachine, opposites: Bool = false) throws {
    let checked = opposites ? try checked.withOpposites() : checked
    let claims = checked.machine.properties.filter { checked.isExported($0.claim) }
    let spin = try Spin(exportPromela(checked), all: claims.map(\.nameInModel))

    let exploration = Exploration(checked)
    #expect(exploration.isExact)
    #expect(spin.states.map(Double.init) == exploration.situationCount)

    let findings = verify(checked).diagnostics.filter { $0.code == .brokenProperty }
    let broken = claims.filter { claim in findings.contains { $0.message.hasPrefix("'\(claim.name.text)' ") }
    }
    #expect(spin.violated == Set(broken.map(\.nameInModel)))
    if opposites, !claims.isEmpty { #expect(!broken.isEmpty && broken.count < claims.count) }
  }

  @Test(
    "spin stores one state for each situation, and finds the same claims broken",
    .enabled(if: Spin.isInstalled, "no spin or gcc"), arguments: SpecFiles.machines)
  func machines(file: String) throws {
    try expectAgreement(#require(try CheckedSpec.checked(file: file)), opposites: true)
  }

  @Test(
    "of small specs too, whatever they use", .enabled(if: Spin.isInstalled, "no spin or gcc"),
    arguments: SpecFiles.files(in: "Tests/EnumatonVerifyTests/Corpus"))
  func corpus(file: String) throws {
    // Some of the defects are refused before.
    guard let checked = try CheckedSpec.checked(file: file), Exploration(checked).isExact else { return }
    try expectAgreement(checked)
  }

  @Test(
    "A property that is defined is an assertion", .enabled(if: Spin.isInstalled, "no spin or gcc"),
    arguments: [("stays", true), ("leaves", false), ("answers", true), ("rings", false)])
  func assertion(property: String, isBroken: Bool) throws {
    let machine = try #require(
      CheckedSpec.checked(
        """
        machine: Door
        events: [open, close]
        effects: [ring]
        states: [shut, ajar]
        transitions:
          - { from: shut, on: open, to: ajar, do: ring }
          - { from: ajar, on: close, to: shut }
          - { from: any, on: [open, close], ignore: true }
        properties:
          stays: { always: shut }
          leaves: { never: shut and ajar }
          answers: { on: open, goes-to: shut }
          rings: { while: shut, on: open, does: ring }
        """))
    #expect(try Spin(exportPromela(machine), property: "P_" + property).hasErrors == isBroken)
  }

  @Test("A machine that defers the expiry of a timer has no exact model")
  func deferredExpiry() throws {
    let machine = try #require(
      CheckedSpec.checked(
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
    let machine = try #require(try CheckedSpec.checked(file: "Spec/Compositions/AlternatingSender.yaml"))
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
    try expectGolden(
      exportPromela(machine), at: folder.appending(path: "AlternatingSender.pml").path(percentEncoded: false))
  }
}

extension CheckedMachine {
  fileprivate func isExported(_ claim: Machine.Claim) -> Bool {
    switch claim {
    case .never, .always: true
    case .alwaysCanReach, .eventually: false
    case .step(let claim):
      !hasMacrosteps || !claim.consequences.contains { if case .rejects = $0 { true } else { false } }
    }
  }

  /// The same machine; each of its claims is joined by one that says the contrary of what is claimed there.
  fileprivate func withOpposites() throws -> CheckedMachine {
    var machine = machine
    for property in machine.properties {
      guard let claim = property.claim.opposite else { continue }
      var opposite = property
      opposite.name.text += "-not"
      opposite.claim = claim
      machine.properties.append(opposite)
    }
    return try #require(check(machine).machine)
  }
}

extension Machine.Property {
  fileprivate var nameInModel: String { "P_" + name.text.replacing("-", with: "_") }
}

extension Machine.Claim {
  fileprivate var opposite: Self? {
    switch self {
    case .never(let predicate): return .always(predicate)
    case .always(let predicate): return .never(predicate)
    case .alwaysCanReach, .eventually: return nil
    case .step(var claim):
      claim.consequences = claim.consequences.compactMap { consequence in
        switch consequence {
        case .does(let requests): .neverDoes(requests)
        case .neverDoes(let requests): .does(requests)
        case .goesTo(let predicate): .neverGoesTo(predicate)
        case .neverGoesTo(let predicate): .goesTo(predicate)
        case .rejects: nil
        }
      }
      return claim.consequences.isEmpty ? nil : .step(claim)
    }
  }
}
