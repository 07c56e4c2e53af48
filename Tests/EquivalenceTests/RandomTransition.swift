import EnumatonTestSupport

extension RandomSpec {
  mutating func transition() -> String {
    if !completable.isEmpty, random.chance(10) { return completion() }
    let source = random.chance(10) ? "any" : random.chance(30) ? list(states) : one(states)
    let triggers = Set((0..<(random.chance(20) ? 2 : 1)).map { _ in trigger() }).sorted()
    var visible = held
    let carriers = events + inner
    if triggers.allSatisfy({ trigger in carriers.contains { $0.name == trigger } }) {
      visible += carried.filter { flag in
        triggers.allSatisfy { trigger in
          carriers.contains { $0.name == trigger && $0.carries.contains(flag) }
        }
      }
    }
    var keys = ["from: \(source)", "on: [\(triggers.joined(separator: ", "))]"]
    if !visible.isEmpty || !counters.isEmpty, random.chance(75) {
      keys.append("when: \(condition(visible, depth: 2))")
    }
    keys += answer(raisable: raisable(after: triggers))
    return "{ \(keys.joined(separator: ", ")) }"
  }

  /// A transition for the completion of something.
  private mutating func completion() -> String {
    var keys = ["from: \(one(completable))", "on: done"]
    if !held.isEmpty || !counters.isEmpty, random.chance(30) {
      keys.append("when: \(condition(held, depth: 1))")
    }
    keys += random.chance(70) ? ["to: \(one(states))"] : actions(1...2, raisable: ["echo"])
    return "{ \(keys.joined(separator: ", ")) }"
  }

  /// The internal events that a transition may raise. `echo` ends every chain: it only does something.
  private func raisable(after triggers: [String]) -> [String] {
    let last = inner.lastIndex { triggers.contains($0.name) } ?? -1
    return inner[(last + 1)...].map(\.name)
  }

  private mutating func answer(raisable: [String]) -> [String] {
    if raisable.isEmpty { return random.chance(20) ? ["ignore: true"] : actions(1...2, raisable: []) }
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return ["ignore: true"]
    case 1 where !rejections.isEmpty: return ["reject: \(one(rejections))"]
    case 2, 3: return actions(1...2, raisable: raisable)
    case 4: return ["defer: true"]
    case 5, 6:
      guard !composites.isEmpty else { return ["defer: true"] }
      let composite = one(composites)
      var history = "\(random.chance(50) ? "history" : "deepHistory"): \(composite)"
      if let inside = insides[composite], random.chance(40) { history += ", default: \(one(Array(inside)))" }
      return ["to: { \(history) }"] + actions(0...2, raisable: raisable)
    default: return ["to: \(one(states))"] + actions(0...3, raisable: raisable)
    }
  }

  private mutating func actions(_ count: ClosedRange<Int>, raisable: [String]) -> [String] {
    let actions = (0..<Int.random(in: count, using: &random)).map { _ in action(raisable: raisable) }
    let distinct = Self.distinct(actions)
    return distinct.isEmpty ? [] : ["do: [\(distinct.joined(separator: ", "))]"]
  }

  private mutating func list(_ items: [String]) -> String {
    let chosen = some(items)
    return "[\((chosen.isEmpty ? [one(items)] : chosen).joined(separator: ", "))]"
  }

  private mutating func trigger() -> String {
    if random.chance(20) { return one(inner.map(\.name)) }
    guard random.chance(35), let timer = timers.randomElement(using: &random) else {
      return one(events.map(\.name))
    }
    return timer.isExhaustible && random.chance(40) ? timer.name + ".exhausted" : timer.name
  }

  private mutating func condition(_ flags: [String], depth: Int) -> String {
    switch depth == 0 ? 0 : Int.random(in: 0..<5, using: &random) {
    case 1: "not (\(condition(flags, depth: depth - 1)))"
    case 2: "(\(condition(flags, depth: depth - 1)) or \(condition(flags, depth: depth - 1)))"
    case 3: "\(condition(flags, depth: depth - 1)) and not \(atom(flags))"
    case 4: "(\(condition(flags, depth: depth - 1)) and \(condition(flags, depth: depth - 1)))"
    default: atom(flags)
    }
  }

  /// A flag, or a comparison that neither always nor never holds.
  private mutating func atom(_ flags: [String]) -> String {
    guard let counter = counters.randomElement(using: &random), flags.isEmpty || random.chance(35) else {
      return one(flags)
    }
    let (lower, upper) = (counter.range.lowerBound, counter.range.upperBound)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return "\(counter.name) < \(Int.random(in: lower + 1...upper, using: &random))"
    case 1: return "\(counter.name) <= \(Int.random(in: lower..<upper, using: &random))"
    case 2: return "\(counter.name) > \(Int.random(in: lower..<upper, using: &random))"
    case 3: return "\(counter.name) >= \(Int.random(in: lower + 1...upper, using: &random))"
    case 4: return "\(counter.name) == \(Int.random(in: lower...upper, using: &random))"
    default: return "\(counter.name) != \(Int.random(in: lower...upper, using: &random))"
    }
  }

  /// What a state may do on entry and exit: nothing that could be refused, and no event that moves.
  mutating func stateAction() -> String {
    action(raisable: ["echo"], counters: counters.filter { !$0.refuses }.map(\.name))
  }

  private mutating func action(raisable: [String], counters chosen: [String]? = nil) -> String {
    let counters = chosen ?? self.counters.map(\.name)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return "{ start: \(one(timers.map(\.name))) }"
    case 1: return "{ stop: \(random.chance(20) ? "all" : one(timers.map(\.name))) }"
    case 2 where !held.isEmpty: return "{ set: \(one(held)) }"
    case 3 where !held.isEmpty: return "{ clear: \(one(held)) }"
    case 4 where !counters.isEmpty, 5 where !counters.isEmpty:
      return "{ \(one(["increment", "increment", "decrement", "reset"])): \(one(counters)) }"
    case 6 where !raisable.isEmpty:
      let name = one(raisable)
      let flags = some(inner.first { $0.name == name }?.carries ?? [])
      return flags.isEmpty
        ? "{ raise: \(name) }" : "{ raise: { \(name): [\(flags.joined(separator: ", "))] } }"
    default:
      guard let effect = effects.randomElement(using: &random) else {
        return "{ start: \(one(timers.map(\.name))) }"
      }
      let flags = some(effect.carries)
      return flags.isEmpty ? effect.name : "{ \(effect.name): [\(flags.joined(separator: ", "))] }"
    }
  }
}
