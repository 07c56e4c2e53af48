import EnumatonCheck
import EnumatonSpec
import Testing

/// A random spec, read and checked.
struct Subject {
  let text: String
  let machine: CheckedMachine

  /// Transitions that are refused are taken out until none is left.
  init(seed: UInt64) throws {
    var lines = RandomSpec.text(seed: seed, name: "Machine\(seed)").split(separator: "\n").map(String.init)
    while true {
      let text = lines.joined(separator: "\n") + "\n"
      let (machine, errors) = Self.read(text)
      if errors.isEmpty, let machine {
        self.text = text
        self.machine = machine
        return
      }
      let wrong = Set(errors.map(\.range.start.line))
      let transitions = lines.firstIndex(of: "transitions:") ?? 0
      try #require(
        !errors.isEmpty
          && errors.allSatisfy {
            Self.expected.contains($0.code) && $0.range.start.line > transitions + 1
          },
        "\(errors.map { $0.rendered(path: "spec") }.joined(separator: "\n"))\n\(text)")
      lines = lines.enumerated().filter { !wrong.contains($0.offset + 1) }.map(\.element)
    }
  }

  /// The spec of this text under another name; none if it has errors.
  init?(text: String, name: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let renamed = (["machine: \(name)"] + lines.dropFirst().map(String.init)).joined(separator: "\n")
    guard case (let machine?, let errors) = Self.read(renamed), errors.isEmpty else { return nil }
    self.text = renamed
    self.machine = machine
  }

  /// What a random spec may get wrong: a transition that others cover, that contradicts itself, leads nowhere, or
  /// closes a circle.
  private static let expected: Set<Diagnostic.Code> = [
    .impossibleCondition,
    .shadowedTransition, .contradictoryTransition, .crossRegion, .raiseCycle, .deferredInternalEvent,
    .neverDone,
    .tooMany,
  ]

  private static func read(_ text: String) -> (CheckedMachine?, [Diagnostic]) {
    let read = readSpec(Array(text.utf8))
    let checked = read.machine.map(check)
    let errors = (read.diagnostics + (checked?.diagnostics ?? [])).filter { $0.severity == .error }
    return (checked?.machine, errors)
  }
}
