extension Resolver {
  mutating func readTransitions(_ section: YAMLNode) {
    if section.isEmpty || section.isRefused { return }
    guard case .sequence(let items) = section.content else {
      return wrongShape(section, "'transitions' is a list; each item starts with '- from:'")
    }
    machine.transitions.reserveCapacity(items.count)
    for item in items { readTransition(item) }
  }

  private mutating func readTransition(_ item: YAMLNode) {
    guard case .mapping(let entries) = item.content else {
      return wrongShape(item, "a transition is a mapping with the keys 'from', 'on', …")
    }
    let fields = Fields<TransitionKey>(entries, of: item, in: &self)
    let source = fields[.from].map { self.source($0) } ?? .states([])
    let triggers = fields[.on].map { self.triggers($0, from: source, fields[.from]) } ?? []
    var transition = Machine.Transition(
      source: source, triggers: triggers, answer: answer(fields, of: item), range: item.range)
    transition.targetRange = fields[.to]?.range
    if let node = fields[.do] {
      transition.actionsRange = node.range
      transition.actions = actions(node, "do")
      checkPayloads(of: transition.actions, triggers, at: node)
    }
    if let node = fields[.when] {
      (transition.condition, transition.conditionText) = condition(node, triggers)
    }
    if !machine.counters.isEmpty { transition.demandRoom(in: machine.counters) }
    transition.summary = text(fields[.summary])
    transition.label = text(fields[.label])
    transition.tags = texts(fields[.tags], "tags")
    readAllowances(fields[.allow], of: .transition(Identifier(machine.transitions.count)))
    machine.transitions.append(transition)
  }

  private mutating func source(_ node: YAMLNode) -> Machine.Source {
    if node.text == "any" { return .any }
    if let text = node.text, text == "all" || text == "*" {
      problems.error(.undeclared, "'\(text)' is not a state; write 'any' for every state", at: node.range)
      return .states([])
    }
    if case .sequence(let items) = node.content {
      if let any = items.first(where: { $0.text == "any" }) {
        problems.error(.wrongShape, "'any' means every state and stands alone: from: any", at: any.range)
        return .any
      }
      if items.isEmpty { wrongShapeEmptyList(node, "from") }
    }
    if node.isEmpty {
      wrongShape(node, "'from' takes a state, a list of states or 'any'")
      return .states([])
    }
    return .states(references(node, to: .state))
  }

  private mutating func triggers(
    _ node: YAMLNode, from source: Machine.Source, _ from: YAMLNode?
  ) -> [Machine.Trigger] {
    if case .sequence(let items) = node.content, items.isEmpty { wrongShapeEmptyList(node, "on") }
    var result = UniqueList<Machine.Trigger>()
    var isCompletion = false
    for item in items(of: node) {
      if item.text == "done", names[.event]["done"] == nil, names[.timer]["done"] == nil {
        if isCompletion { reportRepeated(item) }
        isCompletion = true
        for completion in completions(item, from: source, from) { _ = result.append(completion) }
        continue
      }
      guard let trigger = trigger(item) else { continue }
      if !result.append(trigger) { reportRepeated(item) }
    }
    return result.elements
  }

  mutating func trigger(_ node: YAMLNode) -> Machine.Trigger? {
    if case .mapping(let entries) = node.content, let way = wayToTheTrigger(entries) {
      wrongShape(node, "the name of an event or a timer is expected here", way)
      return nil
    }
    guard let text = referenceText(node, to: [.event, .timer]) else { return nil }
    if let event = names[.event][text] { return .event(Identifier(event)) }
    if let timer = names[.timer][text] { return .timer(Identifier(timer)) }
    guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      reportUndeclared(text, [.event, .timer], at: node.range)
      return nil
    }
    let name = String(text[..<dot])
    let suffix = text[text.index(after: dot)...]
    guard suffix == "exhausted" else {
      if let message = otherNotation(text, [.event, .timer]) {
        reportUndeclared(text, [.event, .timer], at: node.range, message)
        return nil
      }
      let way =
        suffix == "done" || name == "done"
        ? "completion is written 'on: done', and 'from' names what is done"
        : "the only ending is '.exhausted', of a timer"
      problems.error(.undeclared, "'.\(suffix)' means nothing; \(way)", at: node.range)
      return nil
    }
    guard let index = names[.timer][name] else {
      reportUndeclared(name, [.timer], at: node.range)
      return nil
    }
    let timer = machine.timers[index]
    if timer.attempts == nil, !incompleteTimers.contains(index) {
      problems.error(
        .neverExhausted,
        "'\(name)' is never exhausted, because it has no 'attempts'; add them or write 'on: \(name)'",
        at: node.range, notes: [Diagnostic.Note("'\(name)' is declared here", at: timer.name.range)])
    }
    return .exhausted(Identifier(index))
  }

  /// What a transition answers, after a look for answers that exclude one another.
  private mutating func answer(_ fields: Fields<TransitionKey>, of item: YAMLNode) -> Machine.Answer {
    let ignores = boolean(fields[.ignore], "ignore") ?? false
    let defers = boolean(fields[.defer], "defer") ?? false
    let movement = fields[.to].flatMap { self.movement($0) }
    let rejection = fields[.reject].flatMap { reference($0, to: .rejection) }

    if ignores || defers || fields.has(.reject) {
      checkAlone(ignores ? .ignore : defers ? .defer : .reject, defers: defers, fields)
    } else if !fields.has(.to), !fields.has(.do), !fields.isIncomplete,
      [fields[.ignore], fields[.defer]].allSatisfy({ $0.map { $0.plainText == "false" } ?? true })
    {
      problems.error(
        .emptyTransition,
        "this transition does nothing; give it 'to', 'do' or 'reject', or say 'ignore: true' or 'defer: true'",
        at: SourceRange(item.start, item.start))
    }
    if ignores { return .ignore }
    if defers { return .defer }
    if let rejection { return .reject(Identifier(rejection)) }
    return movement ?? .stay
  }

  /// `ignore`, `defer` and `reject` exclude all other answers.
  private mutating func checkAlone(_ key: TransitionKey, defers: Bool, _ fields: Fields<TransitionKey>) {
    let others = [TransitionKey.defer, .reject, .to, .do].filter {
      $0 != key && fields.has($0) && ($0 != .defer || defers)
    }
    guard !others.isEmpty, let entry = fields.entry(key) else { return }
    let list = others.map { "'\($0.rawValue)'" }.joined(separator: " and ")
    let meaning =
      switch key {
      case .ignore: "nothing happens"
      case .defer: "the event is kept for later"
      default: "the event is refused"
      }
    problems.error(
      .contradictoryTransition, "'\(key.rawValue)' says that \(meaning), against \(list); remove one",
      at: entry.key.range)
  }

  /// Every event that sets the transition off must bring what the effects pass on. What a state may have kept
  /// is looked at when it is known which states can do this.
  private mutating func checkPayloads(
    of actions: [Machine.Action], _ triggers: [Machine.Trigger], at node: YAMLNode
  ) {
    for case .perform(let id, _) in actions {
      let effect = machine.effects[id]
      for field in effect.payload where !isKept(field) {
        guard let (trigger, found) = firstWithout(field, among: triggers) else { continue }
        let (name, passed) = (machine.name(of: trigger), field.name.text)
        let declared = Diagnostic.Note(
          "the payload of '\(effect.name.text)' is declared here", at: field.name.range)
        let place = range(ofEffect: effect.name.text, in: node)
        if let found {
          problems.error(
            .payloadMismatch,
            "'\(effect.name.text)' takes '\(passed)' as \(field.type), but '\(name)' brings it as "
              + "\(found.type); give both the same type",
            at: place,
            notes: [declared, Diagnostic.Note("that of '\(name)' is declared here", at: found.name.range)])
        } else {
          problems.error(
            .payloadMismatch,
            "'\(effect.name.text)' passes on '\(passed)' of type \(field.type), which '\(name)' does not bring",
            at: place, notes: [declared])
        }
        break
      }
    }
  }

  /// Whether some state keeps the field.
  private func isKept(_ field: Machine.PayloadField) -> Bool {
    machine.states.contains { $0.data.contains { $0.isSame(as: field) } }
  }

  /// The first trigger that does not bring `field`, and what it brings under that name instead.
  private func firstWithout(
    _ field: Machine.PayloadField, among triggers: [Machine.Trigger]
  ) -> (trigger: Machine.Trigger, found: Machine.PayloadField?)? {
    for trigger in triggers {
      guard case .event(let event) = trigger else { return (trigger, nil) }
      let found = machine.events[event].payload.first { $0.name.text == field.name.text }
      if let found {
        if found.type != field.type { return (trigger, found) }
      } else if !incompletePayloads.contains(event.index) {
        return (trigger, nil)
      }
    }
    return nil
  }

  /// Where an effect is named in a `do`.
  private func range(ofEffect text: String, in node: YAMLNode) -> SourceRange {
    for item in items(of: node) {
      if item.text == text { return item.range }
      if case .mapping(let entries) = item.content, let entry = entries.first(where: { $0.key.text == text })
      {
        return entry.key.range
      }
    }
    return node.range
  }
}
