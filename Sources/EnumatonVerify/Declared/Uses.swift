import EnumatonSpec

/// What the transitions and states of a machine use of what it declares.
struct Uses {
  let machine: Machine
  /// Looked at by a condition or a property.
  private(set) var readFlags: Set<Identifier<Machine.Flag>> = []
  private(set) var sentFlags: Set<Identifier<Machine.Flag>> = []
  private(set) var setFlags: Set<Identifier<Machine.Flag>> = []
  private(set) var clearedFlags: Set<Identifier<Machine.Flag>> = []
  private(set) var comparedCounters: Set<Identifier<Machine.Counter>> = []
  private(set) var changedCounters: Set<Identifier<Machine.Counter>> = []
  private(set) var events: Set<Identifier<Machine.Event>> = []
  private(set) var timers: Set<Identifier<Machine.Timer>> = []
  private(set) var effects: Set<Identifier<Machine.Effect>> = []
  private(set) var rejections: Set<Identifier<Machine.Rejection>> = []

  init(of machine: Machine) {
    self.machine = machine
    for transition in machine.transitions {
      add(transition.condition)
      transition.actions.forEach { add($0) }
      for trigger in transition.triggers {
        switch trigger {
        case .event(let event): events.insert(event)
        case .timer(let timer), .exhausted(let timer): timers.insert(timer)
        case .done: break
        }
      }
      if case .reject(let rejection) = transition.answer { rejections.insert(rejection) }
    }
    for state in machine.states {
      timers.formUnion(state.timers)
      state.entry.forEach { add($0) }
      state.exit.forEach { add($0) }
    }
    machine.properties.forEach { add($0.claim) }
  }

  private mutating func add(_ claim: Machine.Claim) {
    switch claim {
    case .never(let predicate), .always(let predicate), .alwaysCanReach(let predicate): add(predicate)
    case .eventually(let cause, let goal):
      add(cause)
      add(goal)
    case .step(let step):
      add(step.during)
      add(step.condition)
      for consequence in step.consequences {
        switch consequence {
        case .goesTo(let predicate), .neverGoesTo(let predicate): add(predicate)
        case .does, .neverDoes, .rejects: break
        }
      }
    }
  }

  private mutating func add(_ predicate: Machine.Predicate) {
    switch predicate {
    case .always, .inState, .running: break
    case .held(let flag): readFlags.insert(flag)
    case .counter(let counter, _, _): comparedCounters.insert(counter)
    case .not(let inner): add(inner)
    case .and(let parts), .or(let parts): parts.forEach { add($0) }
    }
  }

  private mutating func add(_ condition: Machine.Condition) {
    switch condition {
    case .always: break
    case .flag(let flag): readFlags.insert(flag)
    case .counter(let counter, _, _): comparedCounters.insert(counter)
    case .not(let inner): add(inner)
    case .and(let parts), .or(let parts): parts.forEach { add($0) }
    }
  }

  private mutating func add(_ action: Machine.Action) {
    switch action {
    case .perform(let effect, let flags):
      effects.insert(effect)
      sentFlags.formUnion(flags)
    case .start(let timer): timers.insert(timer)
    case .stop, .stopAll: break
    case .set(let flag): setFlags.insert(flag)
    case .clear(let flag): clearedFlags.insert(flag)
    case .increment(let counter), .decrement(let counter): changedCounters.insert(counter)
    case .reset: break
    case .raise(let event, let flags):
      events.insert(event)
      sentFlags.formUnion(flags)
    }
  }
}

extension Uses {
  /// What is declared and used nowhere.
  func unused() -> [Finding] {
    func finding(_ kind: String, _ name: Name, _ what: String, _ subject: Machine.Subject) -> Finding {
      Finding(
        .unused, "the \(kind) '\(name.text)' is \(what); use it or remove it", at: name.range,
        about: [subject])
    }
    var findings: [Finding] = []
    for id in machine.flags.identifiers {
      let flag = machine.flags[id]
      // What is odd about held flags that something uses is told apart.
      let isUsed =
        readFlags.contains(id) || sentFlags.contains(id) || setFlags.contains(id) || clearedFlags.contains(id)
      if !isUsed {
        let isCarried = machine.events.contains { $0.carries.contains(id) }
        let what = isCarried ? "carried, but no condition looks at it" : "used nowhere"
        findings.append(finding("flag", flag.name, what, .flag(id)))
      }
    }
    for id in machine.counters.identifiers {
      let (isChanged, isCompared) = (changedCounters.contains(id), comparedCounters.contains(id))
      if isChanged, isCompared { continue }
      let what = isChanged ? "never compared" : isCompared ? "never changed" : "used nowhere"
      findings.append(finding("counter", machine.counters[id].name, what, .counter(id)))
    }
    for id in machine.events.identifiers where !events.contains(id) {
      findings.append(finding("event", machine.events[id].name, "answered nowhere", .event(id)))
    }
    for id in machine.timers.identifiers where !timers.contains(id) {
      findings.append(finding("timer", machine.timers[id].name, "used nowhere", .timer(id)))
    }
    for id in machine.effects.identifiers where !effects.contains(id) {
      findings.append(finding("effect", machine.effects[id].name, "asked for nowhere", .effect(id)))
    }
    for id in machine.rejections.identifiers where !rejections.contains(id) {
      findings.append(finding("rejection", machine.rejections[id].name, "used nowhere", .rejection(id)))
    }
    for id in machine.constants.identifiers where !machine.constants[id].isUsed {
      findings.append(finding("constant", machine.constants[id].name, "used nowhere", .constant(id)))
    }
    return findings
  }

  /// Held flags that are always the same, or of which nobody takes notice.
  func constantHeldFlags() -> [Finding] {
    machine.flags.identifiers.compactMap { id in
      let flag = machine.flags[id]
      guard flag.isHeld else { return nil }
      let (isSet, isCleared, isRead) = (
        setFlags.contains(id), clearedFlags.contains(id), readFlags.contains(id)
      )
      guard isSet || isCleared || isRead, !(isSet && isCleared && isRead) else { return nil }
      let what =
        !isSet
        ? "is never set, so it never is"
        : !isRead ? "is set, but no condition looks at it" : "once set, is never cleared"
      return Finding(
        .heldFlagConstant, "the held flag '\(flag.name.text)' \(what)", at: flag.name.range,
        about: [.flag(id)])
    }
  }
}
