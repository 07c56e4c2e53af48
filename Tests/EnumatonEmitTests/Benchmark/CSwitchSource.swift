import EnumatonCheck
import EnumatonSpec

extension BenchmarkSources {
  /// A nested switch over state and event in C.
  func c() -> String {
    var lines = [
      "// \(note)",
      "// Included with HOST, PERFORM, REFUSED and RUN defined. An event is answered with 0, or with why it is refused.",
      "",
      "typedef struct { uint8_t state; uint8_t held; } machine;", "",
      "// A function of its own, as its callers in other files see it: the answer is worked out whoever reads it.",
      "__attribute__((noinline)) static int handle(machine *m, uint8_t event, uint32_t detail, HOST *host) {",
      "  switch (m->state) {",
    ]
    for leaf in checked.leaves.indices {
      lines.append("  case \(leaf):  // \(machine.states[checked.leaves[leaf]].name.text)")
      lines.append("    switch (event) {")
      for event in machine.events.indices {
        lines.append("    case \(event):  // \(machine.events[event].name.text)")
        lines += rules(leaf: leaf, trigger: event).map { "      " + $0 }
      }
      for (number, exhausted) in [false, true].enumerated() where hasTimers {
        lines.append("    case \(machine.events.count + number):")
        lines.append("      switch (detail) {")
        for (trigger, timer) in triggers(exhausted: exhausted) {
          lines.append("      case \(timer.index):")
          lines += rules(leaf: leaf, trigger: trigger).map { "        " + $0 }
        }
        lines += ["      default: return 0;", "      }"]
      }
      lines += ["    default: return 0;", "    }"]
    }
    lines += [
      "  default: return 0;", "  }", "}", "",
      "uint8_t RUN(const machine_event *trace, size_t count, HOST *host) {",
      "  machine m = {\(checked.leaves.firstIndex(of: checked.initialLeaf) ?? 0), 0};",
      "  for (size_t i = 0; i < count; i++)",
      "    REFUSED(host, handle(&m, trace[i].event, trace[i].detail, host));",
      "  return m.state;", "}", "",
    ]
    return lines.joined(separator: "\n")
  }

  private func rules(leaf: Int, trigger: Int) -> [String] {
    var lines: [String] = []
    for rule in checked.rules(leaf: leaf, trigger: trigger) {
      let answer = self.answer(rule)
      if rule.condition == .always { return lines + answer }
      lines.append("if (\(text(rule.condition))) {")
      lines += answer.map { "  " + $0 }
      lines.append("}")
    }
    return lines + ["return 0;"]
  }

  private func answer(_ rule: Rule) -> [String] {
    var lines: [String] = []
    for action in rule.actions {
      switch action {
      case .set(let flag): lines.append("m->held |= \(1 << machine.flags[flag].bit);")
      case .clear(let flag): lines.append("m->held &= ~\(1 << machine.flags[flag].bit);")
      default: if let code = code(action) { lines.append("PERFORM(host, \(code));") }
      }
    }
    switch rule.outcome {
    case .move(let target):
      lines += [
        "m->state = \(checked.leaves.firstIndex(of: target) ?? 0);", "return 0;",
      ]
    case .stay, .ignore, .defer: lines.append("return 0;")
    case .reject(let reason): lines.append("return \(1 + reason.index);")
    }
    return lines
  }

  private func text(_ condition: Machine.Condition) -> String {
    switch condition {
    case .always: "1"
    case .flag(let flag):
      "(\(machine.flags[flag].isHeld ? "m->held" : "detail") & \(1 << machine.flags[flag].bit))"
    case .counter: "0"  // neither machine counts
    case .not(let inner): "!\(text(inner))"
    case .and(let parts): "(" + parts.map(text).joined(separator: " && ") + ")"
    case .or(let parts): "(" + parts.map(text).joined(separator: " || ") + ")"
    }
  }
}
