import EnumatonCheck
import EnumatonSpec

extension BenchmarkSources {
  /// What libraries do: a dictionary from state and event to rows, whose conditions and actions are closures.
  func dictionaryShape() -> String {
    let spelling = ShapeSpelling(held: "held.", perform: { "perform(\($0))" }, move: { _ in "" })
    var lines = [
      "// \(swiftNote)", "",
      "/// What is looked for in the dictionary, beside the state.", "enum Trigger: Hashable {",
    ]
    lines += machine.events.map { "  case \(lower($0.name.text))" }
    if hasTimers { lines += ["  case timer(Timer)", "  case exhausted(Timer)"] }
    lines += ["}", "", "extension Event {", "  var trigger: Trigger {", "    switch self {"]
    lines += machine.events.map { "    case .\(lower($0.name.text)): .\(lower($0.name.text))" }
    if hasTimers {
      lines += [
        "    case .timer(let timer): .timer(timer)", "    case .exhausted(let timer): .exhausted(timer)",
      ]
    }
    lines += ["    }", "  }", "", "  var flags: Flags {", "    switch self {"]
    lines += machine.events.filter { !$0.carries.isEmpty }
      .map { "    case .\(lower($0.name.text))(let flags): flags" }
    lines += ["    default: []", "    }", "  }", "}", "", "extension DictionaryMachine {"]
    lines += ["  static func fill(_ table: inout Table) {"]
    lines += leafNames.map { "    \(SwiftIdentifier.lowerCamel("fill_" + $0))(&table)" } + ["  }"]
    for (leaf, name) in leafNames.enumerated() {
      lines += [
        "", "  private static func \(SwiftIdentifier.lowerCamel("fill_" + name))(_ table: inout Table) {",
      ]
      for (trigger, pattern) in triggerPatterns().enumerated() {
        for rule in checked.rules(leaf: leaf, trigger: trigger) {
          lines += row(rule, state: name, pattern, spelling).map { "    " + $0 }
        }
      }
      lines.append("  }")
    }
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  private func triggerPatterns() -> [String] {
    checked.triggers.map { trigger in
      switch trigger {
      case .event(let event): ".\(lower(machine.events[event].name.text))"
      case .timer(let timer): ".timer(.\(lower(machine.timers[timer].name.text)))"
      case .exhausted(let timer): ".exhausted(.\(lower(machine.timers[timer].name.text)))"
      default: ""
      }
    }
  }

  private func row(_ rule: Rule, state: String, _ pattern: String, _ spelling: ShapeSpelling) -> [String] {
    let changes = changes(rule, spelling).filter { !$0.isEmpty }
    var arguments = ["in: .\(state)", "on: \(pattern)"]
    if rule.condition != .always {
      let flags = looks(rule.condition, atHeld: false) ? "flags" : "_"
      let held = looks(rule.condition, atHeld: true) ? "held" : "_"
      arguments.append("if: { \(flags), \(held) in \(condition(rule.condition, held: "held.")) }")
    }
    if case .move(let target) = rule.outcome {
      arguments.append("to: .\(leafNames[checked.leafIndex(of: target) ?? 0])")
    }
    if refusal(rule.outcome) != "nil" { arguments.append("refusal: \(refusal(rule.outcome))") }
    let call = "table.add(\(arguments.joined(separator: ", "))"
    if changes.isEmpty { return [call + ")"] }
    let held = changes.contains { $0.hasPrefix("held.") } ? "held" : "_"
    let perform = changes.contains { $0.hasPrefix("perform") } ? "perform" : "_"
    return ["\(call), do: { \(held), \(perform) in"] + changes.map { "  " + $0 } + ["})"]
  }
}
