import EnumatonCheck
import EnumatonEmit
import EnumatonSpec

/// What the benchmark runs beside the generated machine, written from the same checked machine: the nested
/// switch that a C programmer writes by hand, and the Swift around the generated machine that feeds both the same
/// trace and mixes what they do into the same checksum.
struct BenchmarkSources {
  let checked: CheckedMachine

  private var machine: Machine { checked.machine }

  private static let note = "Written by a test of Enumaton from the TCP spec (RECORD_GOLDENS=1)."

  private func mask(_ flags: [Identifier<Machine.Flag>]) -> UInt64 {
    flags.reduce(0) { $0 | 1 << UInt64(machine.flags[$1].bit) }
  }

  /// What performing an action adds to the checksum: the same number in C and Swift.
  private func code(_ action: Machine.Action) -> UInt64? {
    switch action {
    case .perform(let effect, let flags): UInt64(effect.index) << 16 | mask(flags)
    case .start(let timer): 100 << 16 | UInt64(timer.index)
    case .stop(let timer): 101 << 16 | UInt64(timer.index)
    case .stopAll: 102 << 16
    case .set, .clear: nil
    }
  }
}

// C.
extension BenchmarkSources {
  func c() -> String {
    var lines = [
      "// \(Self.note)", "#include \"CSwitch.h\"", "",
      "typedef struct { uint8_t state; uint8_t held; } machine;", "",
      "#define MIX(value) (sum = (sum ^ (value)) * 0x9E3779B97F4A7C15ull)", "",
      "static inline uint64_t tcp_handle(machine *m, uint8_t event, uint32_t detail, uint64_t sum) {",
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
        lines += ["      default: return MIX(5 << 8 | m->state);", "      }"]
      }
      lines += ["    default: return sum;", "    }"]
    }
    lines += [
      "  default: return sum;", "  }", "}", "",
      "uint64_t tcp_run(const tcp_event *trace, size_t count) {",
      "  machine m = {\(checked.leaves.firstIndex(of: checked.initialLeaf) ?? 0), 0};",
      "  uint64_t sum = 0;",
      "  for (size_t i = 0; i < count; i++) sum = tcp_handle(&m, trace[i].event, trace[i].detail, sum);",
      "  return sum;", "}", "",
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
    return lines + ["return MIX(5 << 8 | m->state);"]
  }

  private func answer(_ rule: Rule) -> [String] {
    var lines: [String] = []
    for action in rule.actions {
      switch action {
      case .set(let flag): lines.append("m->held |= \(1 << machine.flags[flag].bit);")
      case .clear(let flag): lines.append("m->held &= ~\(1 << machine.flags[flag].bit);")
      default: if let code = code(action) { lines.append("MIX(\(code)ull);") }
      }
    }
    switch rule.outcome {
    case .move(let target):
      lines += [
        "m->state = \(checked.leaves.firstIndex(of: target) ?? 0);", "return MIX(1 << 8 | m->state);",
      ]
    case .stay: lines.append("return MIX(2 << 8 | m->state);")
    case .ignore: lines.append("return MIX(3 << 8 | m->state);")
    case .reject(let reason): lines.append("return MIX(4 << 8 | \(reason.index) << 16 | m->state);")
    }
    return lines
  }

  private func text(_ condition: Machine.Condition) -> String {
    switch condition {
    case .always: "1"
    case .flag(let flag):
      "(\(machine.flags[flag].isHeld ? "m->held" : "detail") & \(1 << machine.flags[flag].bit))"
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
        ? "    case .\(lower(effect.name.text)): \(index << 16)"
        : "    case .\(lower(effect.name.text))(let flags): \(index << 16) | UInt64(flags.rawValue)"
    }
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

        /// The flags that each event carries, as a mask; the timers and their exhaustion come after the events.
        static let masks: [UInt32] = [\(machine.events.map { "\(mask($0.carries))" }.joined(separator: ", "))]
        static let names = [\(machine.events.map { "\"\($0.name.text)\"" }.joined(separator: ", "))]
        static let exhaustible: [UInt32] = [\(machine.timers.indices.filter { machine.timers[$0].attempts != nil }.map(String.init).joined(separator: ", "))]
      }

      extension \(name).Effect {
        /// What performing the effect adds to the checksum.
        var code: UInt64 {
          switch self {
      \(effects.joined(separator: "\n"))
          case .start(let timer): 100 << 16 | UInt64(timer.rawValue)
          case .stop(let timer): 101 << 16 | UInt64(timer.rawValue)
          case .stopAll: 102 << 16
          }
        }
      }

      """
  }
}
