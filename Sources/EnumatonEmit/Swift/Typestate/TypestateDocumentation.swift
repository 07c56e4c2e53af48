import EnumatonCheck
import EnumatonSpec

// What a reader is told of a method.
extension TypestateGenerator {
  func methodDocumentation(
    leaf: Int, trigger: Int, _ outcomes: [TypestateOutcome], performs: Bool
  ) -> [String] {
    let summary: String
    switch checked.triggers[trigger] {
    case .event(let event):
      summary = machine.events[event].summary ?? "The event `\(machine.events[event].name.text)`."
    case .timer(let timer): summary = "The timer `\(machine.timers[timer].name.text)` expired."
    case .exhausted(let timer):
      summary = "The last attempt of the timer `\(machine.timers[timer].name.text)` ran out."
    case .done(let composite): summary = "`\(machine.states[composite].name.text)` is done."
    }
    return [
      summary,
      ways(from: checked.leaves[leaf], outcomes)
        + (performs ? " Hands its effects to `perform`, in order." : ""),
    ]
  }

  /// `Leads to `ajar` or `locked`, stays in `shut`, or is refused.`
  private func ways(from source: Identifier<Machine.State>, _ outcomes: [TypestateOutcome]) -> String {
    let targets = outcomes.compactMap { outcome in
      if case .state(let state) = outcome, state != source { "`\(stateName(state))`" } else { nil }
    }
    var ways: [String] = []
    if !targets.isEmpty { ways.append("leads to " + Self.list(targets)) }
    if outcomes.contains(.state(source)) { ways.append("stays in `\(stateName(source))`") }
    if outcomes.contains(.rejected) { ways.append("is refused") }
    if outcomes.contains(.unhandled) { ways.append("has no answer") }
    let sentence = (ways.dropLast() + [(ways.count > 1 ? "or " : "") + (ways.last ?? "")]).joined(
      separator: ", ")
    return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
  }

  private static func list(_ items: [String]) -> String {
    (items.dropLast(2) + [items.suffix(2).joined(separator: " or ")]).joined(separator: ", ")
  }
}
