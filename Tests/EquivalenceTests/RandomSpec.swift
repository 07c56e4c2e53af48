import EnumatonTestSupport

/// Writes specs at random that use the whole language, as text: what a spec can say, it says some day.
struct RandomSpec {
  private var random: SeededGenerator
  private var carried: [String] = []
  private var held: [String] = []
  private var events: [(name: String, carries: [String])] = []
  private var timers: [(name: String, isExhaustible: Bool)] = []
  private var effects: [(name: String, carries: [String])] = []
  private var rejections: [String] = []
  private var states: [String] = []
  private var lines: [String] = []

  /// The text of the spec of a seed, and which of its lines are transitions (counted from 1).
  static func text(seed: UInt64, name: String) -> String {
    var spec = RandomSpec(random: SeededGenerator(seed: seed))
    return spec.write(name: name)
  }

  private init(random: SeededGenerator) { self.random = random }

  private mutating func write(name: String) -> String {
    lines = ["machine: \(name)"]
    writeFlags()
    writeEvents()
    writeTimers()
    writeEffects()
    rejections = names("refusal", 0...2)
    if !rejections.isEmpty { lines.append("rejections: [\(rejections.joined(separator: ", "))]") }
    lines.append("states:")
    var leafCount = 0
    writeStates(depth: 0, indentation: "  ", leafCount: &leafCount)
    lines.append("transitions:")
    for _ in 0..<Int.random(in: 8...40, using: &random) { lines.append("  - " + transition()) }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func names(_ prefix: String, _ count: ClosedRange<Int>) -> [String] {
    (0..<Int.random(in: count, using: &random)).map { "\(prefix)\($0)" }
  }

  private mutating func some(_ items: [String], atMost limit: Int = .max) -> [String] {
    Array(items.filter { _ in random.chance(50) }.prefix(limit))
  }

  private mutating func one(_ items: [String]) -> String {
    items.randomElement(using: &random) ?? ""
  }
}

// Declarations.
extension RandomSpec {
  private mutating func writeFlags() {
    carried = names("flag", 1...6)
    held = names("held", 0...3)
    lines.append("flags:")
    lines += carried.map { "  \($0): a carried flag" } + held.map { "  \($0): { held: true }" }
  }

  private mutating func writeEvents() {
    lines.append("events:")
    for name in names("event", 1...4) {
      let carries = some(carried)
      events.append((name, carries))
      lines.append("  \(name): { carries: [\(carries.joined(separator: ", "))] }")
    }
  }

  private mutating func writeTimers() {
    lines.append("timers:")
    for name in names("timer", 1...3) {
      var attributes = ["after: \(Int.random(in: 1...50, using: &random) * 100)ms"]
      let kind = Int.random(in: 0..<4, using: &random)
      if kind == 0 { attributes.append("attempts: \(Int.random(in: 1...4, using: &random))") }
      if kind == 1 { attributes.append("repeats: true") }
      if kind < 2, random.chance(60) {
        attributes.append("backoff: \(one(["1.5", "2", "3", "1.25"]))")
        if random.chance(50) { attributes.append("limit: 9s") }
      }
      timers.append((name, kind == 0))
      lines.append("  \(name): { \(attributes.joined(separator: ", ")) }")
    }
  }

  private mutating func writeEffects() {
    let declared = names("effect", 0...4)
    if !declared.isEmpty { lines.append("effects:") }
    for name in declared {
      let carries = some(carried)
      effects.append((name, carries))
      lines.append("  \(name): { carries: [\(carries.joined(separator: ", "))] }")
    }
  }

  private mutating func writeStates(depth: Int, indentation: String, leafCount: inout Int) {
    for _ in 0..<Int.random(in: depth == 0 ? 2...4 : 1...3, using: &random) {
      let name = "state\(states.count)"
      states.append(name)
      lines.append("\(indentation)\(name):")
      let running = some(timers.map(\.name), atMost: 2)
      if random.chance(30) {
        lines.append("\(indentation)  timers: [\(running.joined(separator: ", "))]")
      }
      for key in ["entry", "exit"] where random.chance(20) {
        let actions = (0..<Int.random(in: 1...3, using: &random)).map { _ in action() }
        lines.append("\(indentation)  \(key): [\(actions.joined(separator: ", "))]")
      }
      if depth < 3, random.chance(35) {
        lines.append("\(indentation)  states:")
        writeStates(depth: depth + 1, indentation: indentation + "    ", leafCount: &leafCount)
      } else {
        leafCount += 1
        lines.append("\(indentation)  summary: leaf \(leafCount)")
      }
    }
  }
}

// Transitions.
extension RandomSpec {
  private mutating func transition() -> String {
    let source = random.chance(10) ? "any" : random.chance(30) ? list(states) : one(states)
    let triggers = (0..<(random.chance(20) ? 2 : 1)).map { _ in trigger() }
    var visible = held
    if triggers.allSatisfy({ trigger in events.contains { $0.name == trigger } }) {
      visible += carried.filter { flag in
        triggers.allSatisfy { trigger in
          events.contains { $0.name == trigger && $0.carries.contains(flag) }
        }
      }
    }
    var keys = ["from: \(source)", "on: [\(Set(triggers).sorted().joined(separator: ", "))]"]
    if !visible.isEmpty, random.chance(75) { keys.append("when: \(condition(visible, depth: 2))") }
    switch Int.random(in: 0..<10, using: &random) {
    case 0: keys.append("ignore: true")
    case 1 where !rejections.isEmpty: keys.append("reject: \(one(rejections))")
    case 2, 3: keys.append("do: [\(action())]")
    default:
      keys.append("to: \(one(states))")
      let actions = (0..<Int.random(in: 0...3, using: &random)).map { _ in action() }
      if !actions.isEmpty { keys.append("do: [\(actions.joined(separator: ", "))]") }
    }
    return "{ \(keys.joined(separator: ", ")) }"
  }

  private mutating func list(_ items: [String]) -> String {
    let chosen = some(items)
    return "[\((chosen.isEmpty ? [one(items)] : chosen).joined(separator: ", "))]"
  }

  private mutating func trigger() -> String {
    guard random.chance(35), let timer = timers.randomElement(using: &random) else {
      return one(events.map(\.name))
    }
    return timer.isExhaustible && random.chance(40) ? timer.name + ".exhausted" : timer.name
  }

  private mutating func condition(_ flags: [String], depth: Int) -> String {
    switch depth == 0 ? 0 : Int.random(in: 0..<5, using: &random) {
    case 1: "not (\(condition(flags, depth: depth - 1)))"
    case 2: "(\(condition(flags, depth: depth - 1)) or \(condition(flags, depth: depth - 1)))"
    case 3: "\(condition(flags, depth: depth - 1)) and not \(one(flags))"
    case 4: "(\(condition(flags, depth: depth - 1)) and \(condition(flags, depth: depth - 1)))"
    default: one(flags)
    }
  }

  private mutating func action() -> String {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return "{ start: \(one(timers.map(\.name))) }"
    case 1: return "{ stop: \(random.chance(20) ? "all" : one(timers.map(\.name))) }"
    case 2 where !held.isEmpty: return "{ set: \(one(held)) }"
    case 3 where !held.isEmpty: return "{ clear: \(one(held)) }"
    default:
      guard let effect = effects.randomElement(using: &random) else {
        return "{ start: \(one(timers.map(\.name))) }"
      }
      let flags = some(effect.carries)
      return flags.isEmpty ? effect.name : "{ \(effect.name): [\(flags.joined(separator: ", "))] }"
    }
  }
}
