import EnumatonCheck
import EnumatonSpec

extension BenchmarkSources {
  /// What a good engineer writes by hand: one function, a switch over the event in a switch over the state,
  /// effects into a sink.
  func switchShape() -> String {
    let spelling = ShapeSpelling(
      held: "held.", perform: { "sink.perform(\($0))" }, move: { "state = .\($0)" })
    var lines = [
      "// \(swiftNote)", "",
      "/// Performs effects.", "protocol EffectSink {", "  mutating func perform(_ effect: Effect)", "}", "",
      "/// The machine as it is written by hand: a switch in a switch.", "struct SwitchMachine {",
      "  private(set) var state = State.\(leafNames[checked.leafIndex(of: checked.initialLeaf) ?? 0])",
      "  private var held = Held()", "",
      "  mutating func handle(_ event: Event, _ sink: inout some EffectSink) -> Refusal? {",
      "    switch state {",
    ]
    for (leaf, name) in leafNames.enumerated() {
      lines += ["    case .\(name):", "      switch event {"]
      lines += eventSwitch(leaf: leaf, spelling).map { "      " + $0 }
      lines.append("      }")
    }
    return (lines + ["    }", "  }", "}", ""]).joined(separator: "\n")
  }

  private func eventSwitch(leaf: Int, _ spelling: ShapeSpelling) -> [String] {
    var lines: [String] = []
    for (event, rules) in patterns(leaf: leaf) where !isIdle(rules) {
      let bindsFlags = rules.contains { looks($0.condition, atHeld: false) }
      lines.append("case .\(lower(event.name.text))\(bindsFlags ? "(let flags)" : ""):")
      lines += statements(rules, spelling).map { "  " + $0 }
    }
    for (exhausted, name) in [(false, "timer"), (true, "exhausted")] {
      lines += timerSwitch(leaf: leaf, exhausted, "case .\(name)(let timer):", spelling)
    }
    let all = machine.events.count + (hasTimers ? 2 : 0)
    return lines.count { $0.hasPrefix("case ") } < all ? lines + ["default: return nil"] : lines
  }

  /// A switch over the timers that something comes of, or nothing.
  func timerSwitch(
    leaf: Int, _ exhausted: Bool, _ heading: String, _ spelling: ShapeSpelling
  ) -> [String] {
    var lines: [String] = []
    let all = triggers(exhausted: exhausted).filter {
      !isIdle(checked.rules(leaf: leaf, trigger: $0.trigger))
    }
    for (trigger, timer) in all {
      lines.append("  case .\(lower(machine.timers[timer].name.text)):")
      lines += statements(checked.rules(leaf: leaf, trigger: trigger), spelling).map { "    " + $0 }
    }
    if lines.isEmpty { return [] }
    if all.count < machine.timers.count { lines.append("  default: return nil") }
    return [heading, "  switch timer {"] + lines + ["  }"]
  }
}
