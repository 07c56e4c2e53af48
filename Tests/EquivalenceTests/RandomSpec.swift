import EnumatonTestSupport

/// Writes specs at random that use the whole language, as text: what a spec can say, it says some day.
struct RandomSpec {
  var random: SeededGenerator
  var carried: [String] = []
  var held: [String] = []
  var counters: [Counter] = []
  var events: [(name: String, carries: [String])] = []
  /// Events that the machine raises itself: one raises only those behind it, so that most chains end.
  var inner: [(name: String, carries: [String])] = []
  var timers: [(name: String, isExhaustible: Bool)] = []
  var effects: [(name: String, carries: [String])] = []
  var rejections: [String] = []
  var states: [String] = []
  /// Composites with states or regions, which have a past and can be named by `to`.
  var composites: [String] = []
  /// The states inside each of them.
  var insides: [String: ArraySlice<String>] = [:]
  /// Composites and regions with a final state directly inside.
  var completable: [String] = []
  var regions: [String] = []
  var lines: [String] = []

  struct Counter {
    var name: String
    var range: ClosedRange<Int>
    var refuses: Bool
  }

  /// The text of the spec of a seed.
  static func text(seed: UInt64, name: String) -> String {
    var spec = RandomSpec(random: SeededGenerator(seed: seed))
    return spec.write(name: name)
  }

  private init(random: SeededGenerator) { self.random = random }

  private mutating func write(name: String) -> String {
    lines = ["machine: \(name)"]
    if random.chance(50) { lines.append("deferred: \(Int.random(in: 1...5, using: &random))") }
    writeFlags()
    writeCounters()
    writeEvents()
    writeTimers()
    writeEffects()
    rejections = names("refusal", 0...2)
    if !rejections.isEmpty { lines.append("rejections: [\(rejections.joined(separator: ", "))]") }
    lines.append("states:")
    writeStates(depth: 0, indentation: "  ")
    lines.append("transitions:")
    for _ in 0..<Int.random(in: 8...40, using: &random) { lines.append("  - " + transition()) }
    return lines.joined(separator: "\n") + "\n"
  }
}

// Choices.
extension RandomSpec {
  mutating func names(_ prefix: String, _ count: ClosedRange<Int>) -> [String] {
    (0..<Int.random(in: count, using: &random)).map { "\(prefix)\($0)" }
  }

  mutating func some(_ items: [String], atMost limit: Int = .max) -> [String] {
    Array(items.filter { _ in random.chance(50) }.prefix(limit))
  }

  mutating func one(_ items: [String]) -> String {
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

  private mutating func writeCounters() {
    let declared = names("counter", 0...2)
    if !declared.isEmpty { lines.append("counters:") }
    for name in declared {
      let lower = Int.random(in: 0...2, using: &random)
      let counter = Counter(
        name: name, range: lower...(lower + Int.random(in: 1...4, using: &random)), refuses: random.chance(40)
      )
      counters.append(counter)
      let range = "\(counter.range.lowerBound)...\(counter.range.upperBound)"
      let initial = Int.random(in: counter.range, using: &random)
      lines.append(
        random.chance(30) && !counter.refuses
          ? "  \(name): \(range)"
          : "  \(name): { range: \(range), initial: \(initial), bound: \(counter.refuses ? "refuses" : "saturates") }"
      )
    }
  }

  private mutating func writeEvents() {
    lines.append("events:")
    for name in names("event", 1...4) {
      let carries = some(carried)
      events.append((name, carries))
      lines.append("  \(name): { carries: [\(carries.joined(separator: ", "))] }")
    }
    for name in names("inner", 0...2) + ["echo"] {
      let carries = some(carried, atMost: 2)
      inner.append((name, carries))
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
}

// States.
extension RandomSpec {
  /// The states of one level, with a final one at the end if they shall end; says whether one of them is final.
  @discardableResult
  private mutating func writeStates(depth: Int, indentation: String, end: Bool = false) -> Bool {
    var hasFinal = false
    let count = Int.random(in: depth == 0 ? 2...4 : 1...3, using: &random) + (end ? 1 : 0)
    for number in 0..<count {
      let name = "state\(states.count)"
      states.append(name)
      lines.append("\(indentation)\(name):")
      let running = some(timers.map(\.name), atMost: 2)
      if random.chance(30) {
        lines.append("\(indentation)  timers: [\(running.joined(separator: ", "))]")
      }
      for key in ["entry", "exit"] where random.chance(20) {
        let actions = (0..<Int.random(in: 1...3, using: &random)).map { _ in stateAction() }
        lines.append("\(indentation)  \(key): [\(Self.distinct(actions).joined(separator: ", "))]")
      }
      if end, number == count - 1 {
        hasFinal = true
        lines.append("\(indentation)  final: true")
      } else if depth < 3, random.chance(35) {
        composites.append(name)
        lines.append("\(indentation)  states:")
        let first = states.count
        if writeStates(depth: depth + 1, indentation: indentation + "    ") { completable.append(name) }
        insides[name] = states[first...]
      } else if depth < 3, random.chance(18) {
        writeRegions(of: name, depth: depth, indentation: indentation)
      } else if number > 0, random.chance(15) {
        hasFinal = true
        lines.append("\(indentation)  final: true")
      } else {
        lines.append("\(indentation)  summary: a leaf")
      }
    }
    return hasFinal
  }

  private mutating func writeRegions(of name: String, depth: Int, indentation: String) {
    composites.append(name)
    lines.append("\(indentation)  regions:")
    var areCompletable = true
    let first = states.count
    let end = random.chance(50)
    for _ in 0..<Int.random(in: 2...3, using: &random) {
      let region = "region\(regions.count)"
      regions.append(region)
      lines.append("\(indentation)    \(region):")
      lines.append("\(indentation)      states:")
      if writeStates(depth: depth + 1, indentation: indentation + "        ", end: end) {
        completable.append(region)
      } else {
        areCompletable = false
      }
    }
    if areCompletable { completable.append(name) }
    insides[name] = states[first...]
  }

  /// Each action once: to set and to clear one flag, or to change one counter twice, contradict themselves.
  static func distinct(_ actions: [String]) -> [String] {
    var targets: Set<String> = []
    return actions.filter { action in
      let words = action.split { "{}:[], ".contains($0) }
      guard let first = words.first, ["set", "clear", "increment", "decrement", "reset"].contains(first)
      else {
        return true
      }
      return targets.insert(String(words[1])).inserted
    }
  }
}
