import EnumatonSpec
import Testing

@testable import EnumatonCheck

/// Reads a spec that must be valid as far as the reader can tell.
func readMachine(_ spec: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Machine {
  let result = readSpec(Array(spec.utf8))
  let problems = result.diagnostics.map { $0.rendered(path: "spec") }
  #expect(problems == [], sourceLocation: sourceLocation)
  return try #require(result.machine, sourceLocation: sourceLocation)
}

extension CheckedMachine {
  /// All rules of leaves and triggers, one a line: `red/dwell#1 → green: stop dwell, start dwell`.
  var rulesText: [String] {
    leaves.indices.flatMap { leaf in
      triggers.indices.flatMap { trigger in
        rules(leaf: leaf, trigger: trigger).map { text(of: $0) }
      }
    }
  }

  func text(of rule: Rule) -> String {
    var text = name(of: rule)
    if rule.condition != .always { text += " when \(conditionText(rule.condition))" }
    switch rule.outcome {
    case .move(let target): text += " → \(machine.states[target].name.text)"
    case .stay: text += " stays"
    case .defer: text += " deferred"
    case .ignore: text += " ignored"
    case .reject(let rejection): text += " rejected as \(machine.rejections[rejection].name.text)"
    }
    let actions = rule.actions.map { machine.text(of: $0) }
    return actions.isEmpty ? text : text + ": " + actions.joined(separator: ", ")
  }

  private func conditionText(_ condition: Machine.Condition) -> String {
    switch condition {
    case .always: "always"
    case .flag(let flag): machine.flags[flag].name.text
    case .counter(let counter, let comparison, let number):
      "\(machine.counters[counter].name.text) \(comparison.rawValue) \(number)"
    case .not(let inner): "not \(conditionText(inner))"
    case .and(let parts): "(" + parts.map(conditionText).joined(separator: " and ") + ")"
    case .or(let parts): "(" + parts.map(conditionText).joined(separator: " or ") + ")"
    }
  }
}
