package import EnumatonSpec

// The meaning of a machine, in the terms of the SCXML algorithm. Whatever runs or explores machines goes
// through here; the generated code does the same, compiled.

extension CheckedMachine {
  /// A macrostep: an event or a timer happens, and then all the internal events that follow from it, in the
  /// order in which they were raised. The first microstep is that of the event itself; completions that no
  /// rule answers leave none.
  package func react(
    to trigger: Machine.Trigger, flags: UInt64 = 0, in configuration: inout Configuration
  ) -> [Microstep] {
    var raised: [Raised] = []
    var microsteps = [react(to: Raised(trigger, flags), in: &configuration, &raised)]
    react(toAll: &raised, in: &configuration, &microsteps)
    return microsteps
  }

  /// Enters `state` from nowhere, and handles all that this raises.
  package func enter(
    _ state: Identifier<Machine.State>, in configuration: inout Configuration
  ) -> [Machine.Action] {
    var raised: [Raised] = []
    var actions: [Machine.Action] = []
    carryOut(steps(entering: state), in: &configuration, &actions, &raised)
    var microsteps: [Microstep] = []
    react(toAll: &raised, in: &configuration, &microsteps)
    return actions + microsteps.flatMap(\.actions)
  }

  /// A configuration in which nothing is active.
  package var inactive: Configuration {
    Configuration(
      active: .init(repeating: nil, count: regions.count), counters: machine.counters.map(\.initial),
      memory: .init(repeating: nil, count: memories.count))
  }

  /// An internal event that waits.
  private struct Raised {
    var trigger: Machine.Trigger
    var flags: UInt64

    init(_ trigger: Machine.Trigger, _ flags: UInt64 = 0) {
      self.trigger = trigger
      self.flags = flags
    }
  }

  private func react(
    toAll raised: inout [Raised], in configuration: inout Configuration, _ microsteps: inout [Microstep]
  ) {
    var next = 0
    while next < raised.count {
      let event = raised[next]
      next += 1
      // What was raised before may have led a region out of its final state.
      if case .done(let composite) = event.trigger, !isComplete(composite, configuration.active) { continue }
      let microstep = react(to: event, in: &configuration, &raised)
      if case .done = event.trigger, microstep.kind == .unhandled { continue }
      microsteps.append(microstep)
    }
  }

  private func react(
    to event: Raised, in configuration: inout Configuration, _ raised: inout [Raised]
  ) -> Microstep {
    let flags = event.flags & machine.carriedMask(of: event.trigger)
    let from = configuration.leaves(in: self)
    let chosen = from.compactMap { rule(for: event.trigger, flags: flags, in: $0, configuration) }
    let (kind, rules) = select(from: chosen)
    var actions: [Machine.Action] = []
    for rule in rules where rule.fires {
      actions.reserveCapacity(actions.count + rule.steps.count)
      carryOut(rule.steps, in: &configuration, &actions, &raised)
    }
    return Microstep(
      trigger: event.trigger, flags: flags, from: from,
      to: kind == .moved ? configuration.leaves(in: self) : from, kind: kind, rules: rules, actions: actions,
      held: configuration.held, counters: configuration.counters)
  }

  /// The first rule that matches in an active leaf.
  private func rule(
    for trigger: Machine.Trigger, flags: UInt64, in leaf: Identifier<Machine.State>,
    _ configuration: Configuration
  ) -> Rule? {
    guard let index = leafIndices[leaf.index], let trigger = triggerIndices[trigger] else { return nil }
    return table[index][trigger].first { rule in
      configuration.recalls(rule.recall)
        && rule.condition.holds { flag in
          let flag = machine.flags[flag]
          return (flag.isHeld ? configuration.held : flags) & flag.mask != 0
        } value: {
          configuration.counters[$0.index]
        }
    }
  }

  /// Of what each region has chosen, what is done: transitions in the order of the file, without those that
  /// leave what an earlier one leaves. If there are none, the answer that says most.
  func select(from chosen: [Rule]) -> (kind: Microstep.Kind, rules: [Rule]) {
    if chosen.count == 1 { return (chosen[0].kind, chosen) }
    var taken: [Rule] = []
    var touched: UInt64 = 0
    let firing = chosen.enumerated().filter { $0.element.fires }
      .sorted { ($0.element.transition, $0.offset) < ($1.element.transition, $1.offset) }
    for rule in firing.map(\.element) where rule.touched & touched == 0 {
      if rule.transition == taken.last?.transition { continue }
      touched |= rule.touched
      taken.append(rule)
    }
    if !taken.isEmpty { return (touched == 0 ? .stayed : .moved, taken) }
    func first(_ matches: (Rule.Outcome) -> Bool) -> Rule? {
      chosen.filter { matches($0.outcome) }.min { $0.transition < $1.transition }
    }
    let answer =
      first { if case .reject = $0 { true } else { false } } ?? first { $0 == .defer }
      ?? first { $0 == .ignore }
    return answer.map { ($0.kind, [$0]) } ?? (.unhandled, [])
  }

  private func carryOut(
    _ steps: [Step], in configuration: inout Configuration, _ actions: inout [Machine.Action],
    _ raised: inout [Raised]
  ) {
    for step in steps {
      switch step {
      case .act(let action):
        actions.append(action)
        if case .raise(let event, let flags) = action {
          raised.append(Raised(.event(event), flags.reduce(0) { $0 | machine.flags[$1].mask }))
        } else {
          machine.apply(action, to: &configuration)
        }
      case .enter(let leaf): configuration.active[region(of: leaf)] = leaf
      case .remember(let memory, let leaf): configuration.memory[memory] = leaf
      case .leaveRegions(let composite):
        for region in regions(of: composite).reversed() {
          guard let leaf = configuration.active[region] else { continue }
          carryOut(self.steps(leaving: leaf), in: &configuration, &actions, &raised)
          configuration.active[region] = nil
        }
      case .resumeRegions(let composite, let isDeep):
        for region in regions(of: composite) {
          let memory = structure.memory(ofRegion: region, isDeep: isDeep)
          let leaf = memory.flatMap { configuration.memory[$0] }
          carryOut(
            self.steps(resuming: leaf, in: region, isDeep: isDeep), in: &configuration, &actions, &raised)
        }
      case .complete(let composite):
        if isComplete(composite, configuration.active) { raised.append(Raised(.done(composite))) }
      }
    }
  }

  func isComplete(
    _ composite: Identifier<Machine.State>, _ active: [Identifier<Machine.State>?]
  ) -> Bool {
    regions(of: composite).allSatisfy { region in
      guard let leaf = active[region] else { return false }
      return structure.completes(leaf, composite)
    }
  }
}

extension Rule {
  /// Whether it does anything: it moves or stays.
  package var fires: Bool {
    switch outcome {
    case .move, .stay: true
    case .defer, .ignore, .reject: false
    }
  }

  fileprivate var kind: Microstep.Kind {
    switch outcome {
    case .move: .moved
    case .stay: .stayed
    case .defer: .deferred
    case .ignore: .ignored
    case .reject(let rejection): .rejected(rejection)
    }
  }
}

extension Configuration {
  /// Whether what is remembered is what a rule wants.
  func recalls(_ recall: Rule.Recall?) -> Bool {
    switch recall {
    case nil: true
    case .nothing(let memory): self.memory[memory] == nil
    case .anything(let memory): self.memory[memory] != nil
    case .leaf(let memory, let leaf): self.memory[memory] == leaf
    }
  }
}

extension Machine {
  /// Does to the flags and counters what an action says.
  fileprivate func apply(_ action: Action, to configuration: inout Configuration) {
    switch action {
    case .set(let flag): configuration.held |= flags[flag].mask
    case .clear(let flag): configuration.held &= ~flags[flag].mask
    case .increment(let counter):
      let value = configuration.counters[counter.index]
      if value < counters[counter].range.upperBound { configuration.counters[counter.index] = value + 1 }
    case .decrement(let counter):
      let value = configuration.counters[counter.index]
      if value > counters[counter].range.lowerBound { configuration.counters[counter.index] = value - 1 }
    case .reset(let counter): configuration.counters[counter.index] = counters[counter].initial
    case .perform, .start, .stop, .stopAll, .raise: break
    }
  }

  fileprivate func carriedMask(of trigger: Trigger) -> UInt64 {
    carriedFlags(of: trigger).reduce(0) { $0 | flags[$1].mask }
  }
}

extension Machine.Flag {
  /// Its bit among those carried or those held.
  package var mask: UInt64 { 1 &<< UInt64(truncatingIfNeeded: bit) }
}
