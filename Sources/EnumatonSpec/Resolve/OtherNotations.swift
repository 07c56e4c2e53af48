/// What people write who know other tools, and how it is said here. All of it is asked only after a name was
/// not found.
extension Resolver {
  /// The message for a name that is written as elsewhere; `nil` if it looks like a name of this language.
  mutating func otherNotation(_ text: String, _ kinds: [Kind]) -> String? {
    switch kinds {
    case [.state]: wayToThePast(text) ?? wayToTheState(text)
    case [.effect]: wayToPerform(text)
    case [.event, .timer]: wayToTheTrigger(text)
    default: nil
    }
  }

  // MARK: - States

  /// What to say of `playing.history`, and of `history` alone.
  private func wayToThePast(_ text: String) -> String? {
    let deep = ["deepHistory", "H*"]
    let words = ["history", "hist", "H"] + deep
    if words.contains(text) {
      let key = deep.contains(text) ? "deepHistory" : "history"
      return "no state is called '\(text)'; write whose past is meant: 'to: { \(key): NAME }'"
    }
    var parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    if parts.count < 2 { parts = text.split(separator: " ", maxSplits: 1).map(String.init).reversed() }
    guard parts.count == 2, words.contains(parts[1]) else { return nil }
    let key = deep.contains(parts[1]) ? "deepHistory" : "history"
    return "no state is called '\(text)'; the past of a state is written 'to: { \(key): \(parts[0]) }'"
  }

  /// What to say of `boiler.idle` and of `self`.
  private mutating func wayToTheState(_ text: String) -> String? {
    if ["self", ".", "this", "same"].contains(text) {
      return "no state is called '\(text)'; leave 'to' out to stay inside, or name the state to leave it and "
        + "enter it again"
    }
    let pieces = text.split { $0 == "." || $0 == "/" || $0 == "#" }
    guard let last = pieces.last.map(String.init), last != text else { return nil }
    let known =
      names[.state][last] != nil ? last : nearest.find(last, among: names[.state].all.lazy.map(\.text))
    if let known, let index = names[.state][known] {
      if machine.states.indices.contains(index), machine.states[index].isRegion,
        let inner = machine.states[index].children.first
      {
        let target = machine.states[inner].name.text
        return
          "no state is called '\(text)'; names are global: in 'from' write the region '\(known)', elsewhere "
          + "a state inside it, such as '\(target)'"
      }
      return "no state is called '\(text)'; names of states are global: write '\(known)'"
    }
    guard let first = pieces.first.map(String.init), names[.state][first] != nil else { return nil }
    return "no state is called '\(text)'; names of states are global, and none is called '\(last)'"
  }

  // MARK: - Triggers

  /// What to say of `after 4s`, `timer.grind`, `brew(double)` and `always`.
  private func wayToTheTrigger(_ text: String) -> String? {
    if text.isEmpty || ["always", "epsilon", "true"].contains(text) {
      return "'\(text)' is no event: \(TransitionKey.nothingByItself)"
    }
    if let wait = wait(in: text) { return "no event or timer is called '\(text)'; \(wayToWait(wait))" }
    if let (name, ending) = halves(of: text, at: ".") {
      let isOwner = ["timer", "timers", "event", "events"].contains(name)
      let named = halves(of: ending, at: ".")?.0 ?? ending
      if isOwner, names[.timer][named] != nil || names[.event][named] != nil {
        return "no event or timer is called '\(text)'; write 'on: \(ending)'"
      }
      if isOwner, names[.timer][name] == nil {
        return "no event or timer is called '\(text)'; their names stand alone, and none is called '\(named)'"
      }
      if names[.timer][name] != nil, ["expired", "expires", "timeout", "fired", "elapsed"].contains(ending) {
        return "no event or timer is called '\(text)'; that it expires is written 'on: \(name)'"
      }
      return nil
    }
    for bracket in ["(", "["] {
      guard let (name, rest) = halves(of: text, at: bracket) else { continue }
      let owner = name.trimmed
      let inner = String(rest.prefix { $0 != ")" && $0 != "]" }).trimmed
      if owner == "timer" || owner == "event", !inner.isEmpty {
        return "no event or timer is called '\(text)'; write 'on: \(inner)'"
      }
      guard names[.event][owner] != nil || names[.timer][owner] != nil else { continue }
      return "no event or timer is called '\(text)'; \(wayToAsk(for: inner, with: owner))"
    }
    return nil
  }

  /// What to say of a mapping under `on`, such as `{ after: 4s }` and `{ brew: double }`.
  func wayToTheTrigger(_ entries: [YAMLEntry]) -> String? {
    guard let entry = entries.first, let key = entry.key.text else { return nil }
    let value = entry.value.text ?? ""
    if Self.waits.contains(key) { return wayToWait(value) }
    if ["event", "events", "timer", "name", "type"].contains(key), !value.isEmpty {
      return "write 'on: \(value)'"
    }
    return names[.event][key] == nil ? nil : wayToAsk(for: value, with: key)
  }

  private func wayToAsk(for flag: String, with event: String) -> String {
    let isFlag = names[.flag][flag] != nil
    return "what an event carries is asked for in 'when': write 'on: \(event)"
      + (flag.isEmpty ? "'" : isFlag ? ", when: \(flag)'" : ", when: …'")
  }

  private static let waits = ["after", "delay", "timeout", "wait", "in", "every"]

  /// The `4s` of `after 4s`, `after(4s)`, and `4s`.
  private func wait(in text: String) -> String? {
    if text.utf8.first.map(NameSyntax.isDigit) ?? false { return text }
    let word = String(text.prefix { $0.isLetter })
    let tail = text.dropFirst(word.count)
    guard Self.waits.contains(word), let next = tail.first, " (:".contains(next) else { return nil }
    let rest = tail.drop { " (:".contains($0) }
    return String(rest.prefix { $0 != ")" })
  }

  private func wayToWait(_ wait: String) -> String {
    let isDuration = wait.utf8.first.map(NameSyntax.isDigit) ?? false
    return "time passes in timers: declare 'NAME: \(isDuration ? wait : "4s")' under 'timers', let it run "
      + "with 'timers: NAME' of a state, and write 'on: NAME'"
  }

  // MARK: - Actions

  /// The built-in actions in the order of the language reference.
  static let builtInActions = ActionKey.allCases.map(\.rawValue)

  private static let sending = ["send", "emit", "fire", "dispatch", "trigger", "publish"]

  /// What to say of `clear dirty` or `send SYN`, which are no names, of `unset`, `shots++` and `raise(warm)`.
  private func wayToPerform(_ text: String) -> String? {
    if let way = wayToCall(text) ?? wayToAssign(text) { return "no effect is called '\(text)'; \(way)" }
    let words = text.utf8.split { $0 == UInt8(ascii: ",") || $0.isWhiteSpace }.map { String($0) ?? "" }
    guard let first = words.first else { return nil }
    let verb = first == "unset" ? "clear" : first
    let rest = words.dropFirst().joined(separator: ", ")
    if rest.isEmpty {
      return verb == first ? nil : "no effect is called '\(first)'; to clear a held flag, write 'clear'"
    }
    if Self.builtInActions.contains(verb) {
      let object = words.count == 2 ? rest : "[\(rest)]"
      return "no effect is called '\(text)'; write '{ \(verb): \(object) }'"
    }
    if names[.effect][first] != nil {
      return "no effect is called '\(text)'; write '{ \(first): [\(rest)] }'"
    }
    if let way = wayToRaise(first, rest) { return "no effect is called '\(text)'; \(way)" }
    return "no effect is called '\(text)', and a name has no space"
  }

  /// What to say of `send` where an event stands behind it.
  func wayToRaise(_ verb: String, _ event: String) -> String? {
    guard Self.sending.contains(verb), names[.event][event] != nil else { return nil }
    return "the machine's own events are raised: write '{ raise: \(event) }'"
  }

  /// `raise(warm)`, `send(SYN, ACK)`, `ring()`.
  private func wayToCall(_ text: String) -> String? {
    guard let (head, tail) = halves(of: text, at: "(") else { return nil }
    let verb = head.trimmed
    let inner = tail.hasSuffix(")") ? String(tail.dropLast()).trimmed : tail.trimmed
    if verb == "assign" { return Self.wayToChange }
    if names[.effect][verb] != nil {
      if inner.isEmpty { return "write '\(verb)'" }
      let words = inner.split { $0 == "," || $0 == " " }.map(String.init)
      return words.allSatisfy { names[.flag][$0] != nil }
        ? "write '{ \(verb): [\(words.joined(separator: ", "))] }'"
        : "an effect is named alone, or with its flags as in '{ \(verb): [FLAG] }'; values pass through in "
          + "its payload"
    }
    if Self.builtInActions.contains(verb), !inner.isEmpty {
      return "write '{ \(verb): \(inner.contains(",") ? "[\(inner)]" : inner) }'"
    }
    return wayToRaise(verb, inner)
  }

  private static let wayToChange =
    "held flags are changed with 'set' and 'clear', counters with 'increment', 'decrement' and 'reset'"

  /// `shots++`, `shots += 1`, `shots = 0`, `dirty = true`.
  private func wayToAssign(_ text: String) -> String? {
    if text == "assign" { return Self.wayToChange }
    guard text.utf8.contains(where: { [0x2B, 0x2D, 0x3D].contains($0) }) else { return nil }
    let compact = String(text.filter { !$0.isWhitespace && $0 != ":" })
    let signs: [(sign: String, verb: String)] = [
      ("++", "increment"), ("--", "decrement"), ("+=", "increment"), ("-=", "decrement"), ("=", "reset"),
      ("+", "increment"),
    ]
    for (sign, verb) in signs {
      guard let (left, right) = halves(of: compact, at: sign) else { continue }
      let name = left.isEmpty ? right : left
      if names[.flag][name] != nil {
        return "write '{ \(["false", "0", "no", "off"].contains(right) ? "clear" : "set"): \(name) }'"
      }
      if names[.counter][name] != nil {
        // `shots = shots + 1`
        let verb =
          right.hasPrefix(name + "+") ? "increment" : right.hasPrefix(name + "-") ? "decrement" : verb
        if verb != "reset" { return "write '{ \(verb): \(name) }'; a counter goes by one" }
        return "a counter goes by one, or back to where it started with '{ reset: \(name) }'"
      }
      if NameSyntax.problem(with: name) != nil { return nil }
      return "declare '\(name)' under 'counters' and write '{ \(verb): \(name) }'"
    }
    return nil
  }

  // MARK: - Conditions

  /// What to say of a word in a condition that is no flag and no counter.
  func wayToAsk(_ word: String) -> String? {
    if ["else", "otherwise", "default", "always"].contains(word) {
      return "'\(word)' is no flag; leave 'when' out and let this transition stand last: the first one that "
        + "matches fires"
    }
    guard let index = names[.state][word] else { return nil }
    return "'\(word)' is \(describe(.state, index)): \(ConditionParser.wayToAskForStates)"
  }

  /// "an event"; "a region" of a state that is one.
  func describe(_ kind: Kind, _ index: Int) -> String {
    guard kind == .state, machine.states.indices.contains(index) else { return kind.withArticle }
    return machine.states[index].isRegion ? "a region" : kind.withArticle
  }

  private func halves(of text: String, at separator: String) -> (String, String)? {
    let bytes = Array(text.utf8)
    let wanted = Array(separator.utf8)
    guard bytes.count > wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return (
        String(decoding: bytes[..<start], as: UTF8.self),
        String(decoding: bytes[(start + wanted.count)...], as: UTF8.self)
      )
    }
    return nil
  }
}
