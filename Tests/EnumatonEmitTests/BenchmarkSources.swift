import EnumatonCheck
import EnumatonEmit
import EnumatonSpec

/// What the benchmark runs beside the generated machine, written from the same checked machine: the nested
/// switch that a C programmer writes by hand, and the Swift around the generated machine that feeds both the same
/// trace and knows effects by the same numbers.
struct BenchmarkSources {
  let checked: CheckedMachine

  private var machine: Machine { checked.machine }

  private static let note = "Written by a test of Enumaton from the TCP spec (RECORD_GOLDENS=1)."

  private func mask(_ flags: [Identifier<Machine.Flag>]) -> UInt64 {
    flags.reduce(0) { $0 | 1 << UInt64(machine.flags[$1].bit) }
  }

  /// What an effect is known by: the same number in C and Swift.
  private func code(_ action: Machine.Action) -> UInt64? {
    switch action {
    case .perform(let effect, let flags): UInt64(effect.index) << 4 | mask(flags)
    case .start(let timer): 800 + UInt64(timer.index)
    case .stop(let timer): 850 + UInt64(timer.index)
    case .stopAll: 899
    case .set, .clear, .increment, .decrement, .reset, .raise: nil
    }
  }
}

// C.
extension BenchmarkSources {
  func c() -> String {
    var lines = [
      "// \(Self.note)",
      "// Included with HOST, PERFORM, REFUSED and RUN defined. An event is answered with 0, or with why it is refused.",
      "",
      "typedef struct { uint8_t state; uint8_t held; } machine;", "",
      "// A function of its own, as its callers in other files see it: the answer is worked out whoever reads it.",
      "__attribute__((noinline)) static int tcp_handle(machine *m, uint8_t event, uint32_t detail, HOST *host) {",
      "  switch (m->state) {",
    ]
    for leaf in checked.leaves.indices {
      lines.append("  case \(leaf):  // \(machine.states[checked.leaves[leaf]].name.text)")
      lines.append("    switch (event) {")
      for event in machine.events.indices {
        lines.append("    case \(event):  // \(machine.events[event].name.text)")
        lines += rules(leaf: leaf, trigger: event).map { "      " + $0 }
      }
      for (number, isWanted) in [isExpiry, isExhaustion].enumerated() {
        lines.append("    case \(machine.events.count + number):")
        lines.append("      switch (detail) {")
        for (index, trigger) in checked.triggers.enumerated() {
          guard let timer = isWanted(trigger) else { continue }
          lines.append("      case \(timer.index):")
          lines += rules(leaf: leaf, trigger: index).map { "        " + $0 }
        }
        lines += ["      default: return 0;", "      }"]
      }
      lines += ["    default: return 0;", "    }"]
    }
    lines += [
      "  default: return 0;", "  }", "}", "",
      "uint8_t RUN(const tcp_event *trace, size_t count, HOST *host) {",
      "  machine m = {\(checked.leaves.firstIndex(of: checked.initialLeaf) ?? 0), 0};",
      "  for (size_t i = 0; i < count; i++)",
      "    REFUSED(host, tcp_handle(&m, trace[i].event, trace[i].detail, host));",
      "  return m.state;", "}", "",
    ]
    return lines.joined(separator: "\n")
  }

  private func isExpiry(_ trigger: Machine.Trigger) -> Identifier<Machine.Timer>? {
    if case .timer(let timer) = trigger { timer } else { nil }
  }

  private func isExhaustion(_ trigger: Machine.Trigger) -> Identifier<Machine.Timer>? {
    if case .exhausted(let timer) = trigger { timer } else { nil }
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
    case .counter: "0"  // TCP counts nothing
    case .not(let inner): "!\(text(inner))"
    case .and(let parts): "(" + parts.map(text).joined(separator: " && ") + ")"
    case .or(let parts): "(" + parts.map(text).joined(separator: " || ") + ")"
    }
  }
}

// Swift.
extension BenchmarkSources {
  func swift() -> String {
    let name = SwiftIdentifier.upperCamel(machine.name.text)
    let lower = { (text: String) in SwiftIdentifier.escaped(SwiftIdentifier.lowerCamel(text)) }
    let events = machine.events.enumerated().map { index, event in
      let flags =
        event.carries.isEmpty ? "" : "(.init(rawValue: .init(truncatingIfNeeded: detail)))"
      return "    case \(index): self = .\(lower(event.name.text))\(flags)"
    }
    let effects = machine.effects.enumerated().map { index, effect in
      effect.carries.isEmpty
        ? "    case .\(lower(effect.name.text)): \(index << 4)"
        : "    case .\(lower(effect.name.text))(let flags): \(index << 4) | Int(flags.rawValue)"
    }
    let exhaustible = machine.timers.indices.filter { machine.timers[$0].attempts != nil }
    return """
      // \(Self.note)

      extension \(name).Event {
        /// The event that the C program takes as these numbers.
        init?(number: UInt8, detail: UInt32) {
          switch number {
      \(events.joined(separator: "\n"))
          case \(machine.events.count):
            guard let timer = \(name).Timer(rawValue: .init(truncatingIfNeeded: detail)) else { return nil }
            self = .timer(timer)
          case \(machine.events.count + 1):
            guard let timer = \(name).Timer(rawValue: .init(truncatingIfNeeded: detail)) else { return nil }
            self = .exhausted(timer)
          default: return nil
          }
        }

        /// The flags that each event carries, as a mask.
        static let masks: [UInt32] = \(Self.list(machine.events.map { "\(mask($0.carries))" }))

        static let names = \(Self.list(machine.events.map { "\"\($0.name.text)\"" }))

        /// The timers that have attempts.
        static let exhaustible: [UInt32] = \(Self.list(exhaustible.map(String.init)))
      }

      extension \(name).Effect {
        /// What the effect is known by in both languages.
        var code: Int {
          switch self {
      \(effects.joined(separator: "\n"))
          case .start(let timer): 800 + Int(timer.rawValue)
          case .stop(let timer): 850 + Int(timer.rawValue)
          case .stopAll: 899
          }
        }
      }

      """
  }

  /// An array literal, an element a line.
  private static func list(_ elements: [String]) -> String {
    "[\n" + elements.map { "    \($0),\n" }.joined() + "  ]"
  }
}
