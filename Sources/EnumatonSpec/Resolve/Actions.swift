extension Resolver {
  /// What is done, in order: effects and built-in actions, in a list or one alone.
  mutating func actions(_ node: YAMLNode, _ key: String) -> [Machine.Action] {
    if node.isRefused { return [] }
    if node.isEmpty {
      wrongShape(node, "'\(key)' takes effects", "remove it if there are none")
      return []
    }
    if case .sequence(let items) = node.content, items.isEmpty { wrongShapeEmptyList(node, key) }
    var result: [Machine.Action] = []
    var places: [Machine.Action: YAMLNode] = [:]
    for item in items(of: node) {
      switch item.content {
      case .mapping(let entries):
        for entry in entries { append(entry.key, entry.value, of: key, to: &result, &places) }
      case .scalar: append(item, nil, of: key, to: &result, &places)
      case .sequence: wrongShape(item, "an item of '\(key)' is an effect, or an effect and its flags")
      case .refused: break
      }
    }
    return result
  }

  private mutating func append(
    _ key: YAMLNode, _ value: YAMLNode?, of list: String, to result: inout [Machine.Action],
    _ places: inout [Machine.Action: YAMLNode]
  ) {
    guard let text = referenceText(key, to: [.effect]) else { return }
    // Most are effects, and none of these is called like an action of the language.
    if !hasReservedEffect, let index = names[.effect][text] {
      return result.append(perform(Identifier(index), value))
    }
    switch ActionKey(rawValue: text) {
    case .start: result += timers(key, value).map { .start($0) }
    case .stop:
      if value?.text == "all" {
        result.append(.stopAll)
      } else {
        result += timers(key, value).map { .stop($0) }
      }
    case .set, .clear:
      for flag in heldFlags(key, value) {
        let action: Machine.Action = text == "set" ? .set(flag) : .clear(flag)
        let opposite: Machine.Action = text == "set" ? .clear(flag) : .set(flag)
        if let other = places[opposite] {
          problems.error(
            .contradictoryTransition,
            "'\(machine.flags[flag].name.text)' is both set and cleared here; remove one",
            at: key.range, notes: [Diagnostic.Note("the other one is here", at: other.range)])
        }
        places[action] = key
        result.append(action)
      }
    case .raise: raise(key, value, to: &result)
    case .increment, .decrement, .reset:
      for counter in counters(key, value, in: list) {
        let action: Machine.Action =
          switch text {
          case "increment": .increment(counter)
          case "decrement": .decrement(counter)
          default: .reset(counter)
          }
        checkChangedOnce(counter, at: key, places)
        places[action] = key
        result.append(action)
      }
    case nil:
      if let event = value?.text, names[.effect][text] == nil, let way = wayToRaise(text, event) {
        return reportUndeclared(
          text, [.effect], at: key.range, "no effect is called '\(text)'; \(way)")
      }
      if let index = reference(key, to: .effect) { result.append(perform(Identifier(index), value)) }
    }
  }

  private mutating func perform(_ effect: Identifier<Machine.Effect>, _ flags: YAMLNode?) -> Machine.Action {
    .perform(effect, flags: effectFlags(flags, of: effect))
  }

  mutating func timers(_ key: YAMLNode, _ value: YAMLNode?) -> [Identifier<Machine.Timer>] {
    guard let value, !value.isEmpty else {
      let word = key.text ?? ""
      let example = machine.timers.first.map { ", as in '\(word): \($0.name.text)'" }
      problems.error(.wrongShape, "'\(word)' needs a timer" + (example ?? ""), at: key.range)
      return []
    }
    if let all = items(of: value).first(where: { $0.text == "all" }) {
      let message =
        key.text == "start"
        ? "timers are started by name; only 'stop' can say 'all'" : "'all' stands alone: stop: all"
      problems.error(.wrongShape, message, at: all.range)
      return []
    }
    return references(value, to: .timer)
  }

  private mutating func heldFlags(_ key: YAMLNode, _ value: YAMLNode?) -> [Identifier<Machine.Flag>] {
    let word = key.text ?? ""
    guard let value, !value.isEmpty else {
      let example = machine.flags.first(where: \.isHeld).map { ", as in '\(word): \($0.name.text)'" }
      problems.error(.wrongShape, "'\(word)' needs a flag that is held" + (example ?? ""), at: key.range)
      return []
    }
    let flags: [Identifier<Machine.Flag>] = references(value, to: .flag)
    return flags.filter { id in
      let flag = machine.flags[id]
      if flag.isHeld || unclearFlags.contains(id) { return true }
      if isCarriedByNothing(id) {
        reportNeitherCarriedNorHeld(id, at: range(of: flag.name.text, in: value))
        return false
      }
      problems.error(
        .notHeld,
        "'\(flag.name.text)' is carried by events, not held by the machine; '\(word)' needs a flag declared "
          + "with 'held: true'",
        at: range(of: flag.name.text, in: value),
        notes: [Diagnostic.Note("'\(flag.name.text)' is declared here", at: flag.name.range)])
      return false
    }
  }

  /// Whether no event and no effect carries the flag, as far as they could be read.
  func isCarriedByNothing(_ id: Identifier<Machine.Flag>) -> Bool {
    if names[.event].isIncomplete || names[.effect].isIncomplete { return false }
    let bit: UInt64 = 1 << UInt64(machine.flags[id].bit)
    return (carriedByEvent + carriedByEffect).allSatisfy { $0.map { $0 & bit == 0 } ?? false }
  }

  /// Reports a flag that is used as if it were held: once, with its further places as notes.
  mutating func reportNeitherCarriedNorHeld(_ id: Identifier<Machine.Flag>, at range: SourceRange) {
    if let reported = neitherCarriedNorHeld[id] {
      if let index = reported, problems.diagnostics[index].notes.count < 10 {
        problems.note("and here", at: range, to: index)
      }
      return
    }
    let name = machine.flags[id].name
    neitherCarriedNorHeld[id] = problems.add(
      Diagnostic(
        .error, .notHeld,
        "'\(name.text)' is neither held by the machine nor carried by anything; declare it with "
          + "'{ held: true }'",
        at: range, notes: [Diagnostic.Note("'\(name.text)' is declared here", at: name.range)]))
  }

  /// The flags an effect is performed with: any of those it carries.
  mutating func effectFlags(
    _ value: YAMLNode?, of id: Identifier<Machine.Effect>
  ) -> [Identifier<Machine.Flag>] {
    guard let value, !value.isEmpty else { return [] }
    let effect = machine.effects[id]
    let carried = carriedByEffect.indices.contains(id.index) ? carriedByEffect[id.index] : nil
    return flags(value, of: effect.name, effect.carries, carried)
  }

  /// The flags under `value`, which must be among those that `owner` carries.
  mutating func flags(
    _ value: YAMLNode, of owner: Name, _ carries: [Identifier<Machine.Flag>], _ carried: UInt64?
  ) -> [Identifier<Machine.Flag>] {
    if case .mapping(let entries) = value.content, entries.allSatisfy({ $0.value.isEmpty }) {
      let list = entries.map { $0.key.text ?? "" }.joined(separator: ", ")
      problems.error(.wrongShape, "flags stand in a list, in square brackets: [\(list)]", at: value.range)
      return []
    }
    let flags: [Identifier<Machine.Flag>] = references(value, to: .flag)
    return flags.filter { flagID in
      let flag = machine.flags[flagID]
      guard let carried else { return true }
      if !flag.isHeld, carried & (1 << UInt64(flag.bit)) != 0 { return true }
      problems.error(
        .notCarried,
        "'\(owner.text)' does not carry '\(flag.name.text)'"
          + (flag.isHeld ? ", which the machine holds" : "; add it to its 'carries'"),
        at: range(of: flag.name.text, in: value),
        notes: [Diagnostic.Note(carrying(owner.text, carries), at: owner.range)])
      return false
    }.sorted()
  }

  /// "'send' carries SYN, ACK".
  func carrying(_ owner: String, _ flags: [Identifier<Machine.Flag>]) -> String {
    if flags.isEmpty { return "'\(owner)' carries no flags" }
    return "'\(owner)' carries " + flags.map { machine.flags[$0].name.text }.joined(separator: ", ")
  }
}
