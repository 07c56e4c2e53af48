extension Resolver {
  mutating func readTimers(_ section: YAMLNode) {
    for declaration in declarations(.timer, in: section) {
      if let event = names[.event][declaration.name.text] {
        reportDuplicate(declaration.name, .timer, earlier: names[.event].all[event], .event)
      }
      machine.timers.append(readTimer(declaration))
    }
  }

  private mutating func readTimer(_ declaration: Declaration) -> Machine.Timer {
    let name = declaration.name
    guard let value = declaration.value, !value.isEmpty else {
      problems.error(
        .missingKey, "the timer '\(name.text)' needs its wait, as in '\(name.text): 30s'", at: name.range)
      return Machine.Timer(name: name, after: 0)
    }
    var after: Int64?
    let fields = attributes(declaration, TimerKey.self) { after = $0.duration($1) }
    if let node = fields[.after] { after = duration(node) }
    var timer = Machine.Timer(name: name, summary: text(fields[.summary]), after: after ?? 0)
    readAllowances(fields[.allow], of: .timer(Identifier(machine.timers.count)))
    timer.repeats = boolean(fields[.repeats], "repeats") ?? false

    if let node = fields[.attempts] {
      if let count = integer(node) {
        if count < 1 {
          problems.error(.invalidNumber, "'attempts' is at least 1, not \(count)", at: node.range)
        }
        timer.attempts = Int(clamping: max(1, count))
      } else {
        incompleteTimers.insert(machine.timers.count)
      }
    }
    if fields.isIncomplete { incompleteTimers.insert(machine.timers.count) }
    if let node = fields[.backoff] { timer.backoff = factor(node) }
    if let node = fields[.limit] { timer.limit = duration(node) }
    checkContradictions(timer, fields, hasAfter: after != nil)
    return timer
  }

  private mutating func checkContradictions(
    _ timer: Machine.Timer, _ fields: Fields<TimerKey>, hasAfter: Bool
  ) {
    if timer.repeats, let attempts = fields.entry(.attempts) {
      contradiction(
        "a timer has 'attempts' or repeats for ever, not both; remove one", attempts, fields.entry(.repeats))
    }
    if let backoff = fields.entry(.backoff), fields[.attempts] == nil, !timer.repeats, !fields.isIncomplete {
      contradiction(
        "'backoff' has nothing to act on: this timer waits once; add 'attempts' or 'repeats: true'", backoff,
        nil)
    }
    if let limit = fields.entry(.limit), fields[.backoff] == nil, !fields.isIncomplete {
      contradiction(
        "'limit' has nothing to act on: without 'backoff' all waits are equal; add 'backoff'", limit, nil)
    } else if let limit = fields.entry(.limit), let longest = timer.limit, hasAfter, longest < timer.after {
      contradiction("'limit' is shorter than the first wait", limit, fields.entry(.after))
    }
    if timer.repeats, hasAfter, timer.after == 0, let repeats = fields.entry(.repeats) {
      contradiction(
        "a timer that repeats without waiting would never let time pass; let it wait", repeats,
        fields.entry(.after))
    }
  }

  private mutating func contradiction(_ message: String, _ entry: YAMLEntry, _ other: YAMLEntry?) {
    let notes =
      other.map { [Diagnostic.Note("'\($0.key.text ?? "")' is given here", at: $0.key.range)] } ?? []
    problems.error(.contradictoryTimer, message, at: entry.key.range, notes: notes)
  }
}
