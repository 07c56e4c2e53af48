import EnumatonSpec

/// The breadth-first search through the situations that two machines reach together.
struct BehaviourSearch {
  /// Both machines at one moment. Their timers run alike, or they would have been told apart.
  private struct Situation: Hashable {
    var pair: Pair
    /// By the old machine's timers.
    var running: Set<Int>
  }

  private struct Pair: Hashable {
    var old: Configuration
    var new: Configuration
  }

  /// What one trigger, with one example of flags, does to a pair.
  private struct Outcome {
    var flags: [Int]
    var pair: Pair
    var old: Answer
    var new: Answer
  }

  /// What one machine does, before timers are looked at.
  private struct Answer {
    var text: String
    var states: String
    var effects: [String]
    /// The commands to timers, with the old machine's numbers.
    var commands: [Command]
  }

  private enum Command {
    case start(Int)
    case stop(Int)
    case stopAll
  }

  private struct Arrival {
    var situation: Situation
    /// The number of the situation it came from, and what happened there.
    var origin: Int?
    var event: String
  }

  private let old: CheckedMachine
  private let new: CheckedMachine
  private let interface: CommonInterface
  private let limit: Int
  private let oldTimer: [Int]
  private var cases = FlagCases()
  private var outcomes: [Pair: [[Outcome]]] = [:]
  private var known: Set<Situation> = []
  private var arrivals: [Arrival] = []

  init(_ old: CheckedMachine, _ new: CheckedMachine, _ interface: CommonInterface, limit: Int) {
    self.old = old
    self.new = new
    self.interface = interface
    self.limit = limit
    var oldTimer = [Int](repeating: 0, count: interface.timers.count)
    for (index, timer) in interface.timers.enumerated() { oldTimer[timer] = index }
    self.oldTimer = oldTimer
  }

  mutating func run() -> BehaviourComparison {
    let pair = Pair(old: old.initial, new: new.initial)
    let before = answer("start", old.initialActions, old.initial, of: old, isNew: false)
    let after = answer("start", new.initialActions, new.initial, of: new, isNew: true)
    if let difference = arrive(at: pair, before, after, running: [], from: nil, event: "") {
      return .different(difference)
    }
    var next = 0
    while next < arrivals.count {
      guard arrivals.count <= limit, !cases.isExhausted else { return .tooMany(situations: next) }
      if let difference = explore(next) { return .different(difference) }
      next += 1
    }
    return .same(situations: arrivals.count)
  }

  /// Lets everything happen that can happen in a situation.
  private mutating func explore(_ number: Int) -> BehaviourDifference? {
    let situation = arrivals[number].situation
    let all = allOutcomes(of: situation.pair)
    for (index, trigger) in old.triggers.enumerated() where canHappen(trigger, situation.running) {
      var running = situation.running
      switch trigger {
      case .timer(let timer):
        let declared = old.machine.timers[timer]
        if declared.attempts == nil, !declared.repeats { running.remove(timer.index) }
      case .exhausted(let timer): running.remove(timer.index)
      case .event, .done: break
      }
      for outcome in all[index] {
        let difference = arrive(
          at: outcome.pair, outcome.old, outcome.new, running: running, from: number,
          event: text(of: trigger, outcome.flags))
        if let difference { return difference }
      }
    }
    return nil
  }

  private func canHappen(_ trigger: Machine.Trigger, _ running: Set<Int>) -> Bool {
    switch trigger {
    case .event: true
    case .timer(let timer), .exhausted(let timer): running.contains(timer.index)
    case .done: false
    }
  }

  /// Compares what both machines did; where that is alike, goes on from there once.
  private mutating func arrive(
    at pair: Pair, _ before: Answer, _ after: Answer, running: Set<Int>, from origin: Int?, event: String
  ) -> BehaviourDifference? {
    let (left, runningThen) = observation(before, running)
    let (right, _) = observation(after, running)
    guard left == right else {
      return BehaviourDifference(events: events(to: origin, then: event), old: left, new: right)
    }
    let situation = Situation(pair: pair, running: runningThen)
    if known.insert(situation).inserted {
      arrivals.append(Arrival(situation: situation, origin: origin, event: event))
    }
    return nil
  }

  private func events(to origin: Int?, then last: String) -> [String] {
    var events = last.isEmpty ? [] : [last]
    var place = origin
    while let number = place, arrivals[number].origin != nil {
      events.append(arrivals[number].event)
      place = arrivals[number].origin
    }
    return events.reversed()
  }

  private func observation(_ answer: Answer, _ before: Set<Int>) -> (Observation, running: Set<Int>) {
    var running = before
    var started: Set<Int> = []
    for command in answer.commands {
      switch command {
      case .start(let timer):
        running.insert(timer)
        started.insert(timer)
      case .stop(let timer):
        running.remove(timer)
        started.remove(timer)
      case .stopAll:
        running = []
        started = []
      }
    }
    func names(_ timers: Set<Int>) -> [String] { timers.sorted().map { old.machine.timers[$0].name.text } }
    let observation = Observation(
      answer: answer.text, states: answer.states, effects: answer.effects, started: names(started),
      running: names(running))
    return (observation, running)
  }
}

// Reactions.
extension BehaviourSearch {
  /// For each of the old machine's triggers what it does, case by case.
  private mutating func allOutcomes(of pair: Pair) -> [[Outcome]] {
    if let known = outcomes[pair] { return known }
    let all = old.triggers.map { trigger -> [Outcome] in
      if case .done = trigger { return [] }
      return outcomes(of: trigger, pair)
    }
    outcomes[pair] = all
    return all
  }

  private mutating func outcomes(of trigger: Machine.Trigger, _ pair: Pair) -> [Outcome] {
    let other = interface.trigger(trigger)
    let sides =
      sides(old, pair.old, trigger, Array(old.machine.flags.indices))
      + sides(new, pair.new, other, interface.oldFlags)
    return cases.examples(of: sides).map { flags in
      var next = pair
      let before = old.react(to: trigger, flags: mask(flags, in: old.machine), in: &next.old)
      let newFlags = new.machine.flags.indices.filter { index in
        interface.oldFlags[index].map(flags.contains) ?? false
      }
      let after = new.react(to: other, flags: mask(newFlags, in: new.machine), in: &next.new)
      return Outcome(
        flags: flags, pair: next, old: answer(before, next.old, of: old, isNew: false),
        new: answer(after, next.new, of: new, isNew: true))
    }
  }

  private func sides(
    _ checked: CheckedMachine, _ configuration: Configuration, _ trigger: Machine.Trigger, _ variables: [Int?]
  ) -> [FlagCases.Side] {
    guard let index = checked.index(of: trigger) else { return [] }
    return configuration.leaves(in: checked).compactMap { leaf in
      checked.leafIndex(of: leaf).map { leaf in
        FlagCases.Side(
          machine: checked.machine, configuration: configuration,
          rules: checked.rules(leaf: leaf, trigger: index).filter { configuration.recalls($0.recall) },
          variables: variables, carried: Set(checked.machine.carriedFlags(of: trigger)))
      }
    }
  }

  private func mask(_ flags: [Int], in machine: Machine) -> UInt64 {
    flags.reduce(0) { machine.flags[$1].isHeld ? $0 : $0 | machine.flags[$1].mask }
  }

  private func answer(
    _ microsteps: [Microstep], _ configuration: Configuration, of checked: CheckedMachine, isNew: Bool
  ) -> Answer {
    answer(
      checked.machine.text(of: microsteps.map(\.kind).overall), microsteps.flatMap(\.actions), configuration,
      of: checked,
      isNew: isNew)
  }

  private func answer(
    _ text: String, _ actions: [Machine.Action], _ configuration: Configuration, of checked: CheckedMachine,
    isNew: Bool
  ) -> Answer {
    let machine = checked.machine
    func number(_ timer: Identifier<Machine.Timer>) -> Int { isNew ? oldTimer[timer.index] : timer.index }
    var answer = Answer(
      text: text,
      states: configuration.leaves(in: checked).map { machine.states[$0].name.text }.joined(separator: "+"),
      effects: [], commands: [])
    for action in actions {
      switch action {
      case .perform(let effect, let flags):
        // Flags may be declared in another order.
        let names = flags.map { machine.flags[$0].name.text }.sorted()
        answer.effects.append(([machine.effects[effect].name.text] + names).joined(separator: " "))
      case .start(let timer): answer.commands.append(.start(number(timer)))
      case .stop(let timer): answer.commands.append(.stop(number(timer)))
      case .stopAll: answer.commands.append(.stopAll)
      case .set, .clear, .increment, .decrement, .reset, .raise: break
      }
    }
    return answer
  }

  private func text(of trigger: Machine.Trigger, _ flags: [Int]) -> String {
    let name = old.machine.name(of: trigger)
    guard case .event = trigger else { return "timer " + name }
    return ([name] + flags.sorted().map { old.machine.flags[$0].name.text }).joined(separator: " ")
  }
}
