import EnumatonCheck
import EnumatonSpec

/// The page on semantics, written down once more as plainly as can be: sets of states, and every question answered
/// by looking at the whole machine. Nothing here is flattened, shared or fast.
struct ReferenceMachine {
  typealias State = Identifier<Machine.State>

  struct Step: Equatable, CustomStringConvertible {
    var trigger: Machine.Trigger
    var from: [State]
    var to: [State]
    var kind: Microstep.Kind
    var transitions: [Identifier<Machine.Transition>]
    var actions: [Machine.Action]
    var held: UInt64
    var counters: [Int64]

    var description: String {
      "\(trigger): \(from.map(\.index)) → \(to.map(\.index)) \(kind) by \(transitions.map(\.index)): \(actions), "
        + "held \(held), counters \(counters)"
    }
  }

  private let machine: Machine
  private var active: Set<State> = []
  private var held: UInt64 = 0
  private var counters: [Int64]
  /// What was active in a state when it was last left.
  private var past: [State: Set<State>] = [:]
  private var queue: [(trigger: Machine.Trigger, flags: UInt64)] = []
  private var actions: [Machine.Action] = []

  init(_ machine: Machine) {
    self.machine = machine
    counters = machine.counters.map(\.initial)
  }

  /// The active states with nothing inside, in document order.
  var leaves: [State] { active.filter { machine.states[$0].children.isEmpty }.sorted() }

  /// Enters the initial states, and gives all that this asks for.
  mutating func start() -> [Machine.Action] {
    enter(machine.initial)
    let entered = actions
    return entered + answerQueue().flatMap(\.actions)
  }

  mutating func react(to trigger: Machine.Trigger, flags: UInt64) -> [Step] {
    [microstep(trigger, flags)] + answerQueue()
  }

  private mutating func answerQueue() -> [Step] {
    var steps: [Step] = []
    while !queue.isEmpty {
      let next = queue.removeFirst()
      if case .done(let state) = next.trigger, machine.isOrthogonal(state), !isComplete(state) { continue }
      let step = microstep(next.trigger, next.flags)
      if case .done = next.trigger, step.kind == .unhandled { continue }
      steps.append(step)
    }
    return steps
  }
}

// Selection.
extension ReferenceMachine {
  private mutating func microstep(_ trigger: Machine.Trigger, _ flags: UInt64) -> Step {
    let from = leaves
    actions = []
    let chosen = from.compactMap { leaf in
      machine.transitions.identifiers.first { matches($0, leaf, trigger, flags) }
    }
    var taken: [Identifier<Machine.Transition>] = []
    var left: Set<State> = []
    for id in Set(chosen).sorted() where machine.transitions[id].answers {
      let exits = exitSet(of: id)
      guard left.isDisjoint(with: exits) else { continue }
      left.formUnion(exits)
      taken.append(id)
    }
    let (kind, transitions) = answer(chosen, taken)
    for id in taken { carryOut(id) }
    return Step(
      trigger: trigger, from: from, to: leaves, kind: kind, transitions: transitions, actions: actions,
      held: held, counters: counters)
  }

  private func answer(
    _ chosen: [Identifier<Machine.Transition>], _ taken: [Identifier<Machine.Transition>]
  ) -> (Microstep.Kind, [Identifier<Machine.Transition>]) {
    if !taken.isEmpty {
      return (taken.contains { target(of: $0) != nil } ? .moved : .stayed, taken)
    }
    let chosen = chosen.sorted()
    for id in chosen {
      if case .reject(let rejection) = machine.transitions[id].answer { return (.rejected(rejection), [id]) }
    }
    for id in chosen where machine.transitions[id].answer == .defer { return (.deferred, [id]) }
    for id in chosen where machine.transitions[id].answer == .ignore { return (.ignored, [id]) }
    return (.unhandled, [])
  }

  private func matches(
    _ id: Identifier<Machine.Transition>, _ leaf: State, _ trigger: Machine.Trigger, _ flags: UInt64
  ) -> Bool {
    let transition = machine.transitions[id]
    guard transition.triggers.contains(trigger) else { return false }
    if case .states(let sources) = transition.source {
      guard sources.contains(where: { isInside(leaf, $0) }) else { return false }
    }
    if case .done(let composite) = trigger {
      // Offered to the final states that completed it.
      guard machine.states[leaf].isFinal, let parent = machine.states[leaf].parent else { return false }
      let isRegionOf = machine.states[parent].isRegion && machine.states[parent].parent == composite
      guard parent == composite || isRegionOf else { return false }
    }
    if let target = target(of: id), let domain = domain(of: target) {
      guard isInside(leaf, domain) else { return false }
    }
    return transition.condition.holds { flag in
      let flag = machine.flags[flag]
      return (flag.isHeld ? held : flags) >> UInt64(flag.bit) & 1 == 1
    } value: {
      counters[$0.index]
    }
  }

  private func target(of id: Identifier<Machine.Transition>) -> State? {
    switch machine.transitions[id].answer {
    case .move(let target): target
    case .resume(let history): history.composite
    case .stay, .defer, .ignore, .reject: nil
    }
  }

  /// The innermost active state that properly contains the target.
  private func domain(of target: State) -> State? {
    machine.lineage(of: target).dropFirst().first { active.contains($0) }
  }

  private func exitSet(of id: Identifier<Machine.Transition>) -> Set<State> {
    guard let target = target(of: id) else { return [] }
    let domain = domain(of: target)
    return active.filter { state in domain.map { state != $0 && isInside(state, $0) } ?? true }
  }

  private func isInside(_ state: State, _ outer: State) -> Bool { machine.lineage(of: state).contains(outer) }
}

// Execution.
extension ReferenceMachine {
  private mutating func carryOut(_ id: Identifier<Machine.Transition>) {
    let transition = machine.transitions[id]
    let before = active
    for state in exitSet(of: id).sorted().reversed() { leave(state, before) }
    perform(transition.actions)
    switch transition.answer {
    case .move(let target): enter(target)
    case .resume(let history):
      guard let states = past[history.composite] else {
        enter(history.fallback ?? history.composite)
        break
      }
      // A region is no state: what is directly inside it is directly inside the composite, too.
      let inside = states.filter { state in
        guard let parent = machine.states[state].parent, !machine.states[state].isRegion else { return false }
        let isRegion = machine.states[parent].isRegion && machine.states[parent].parent == history.composite
        return history.isDeep || parent == history.composite || isRegion
      }
      enter(history.composite, choosing: inside)
    case .stay, .defer, .ignore, .reject: break
    }
  }

  private mutating func leave(_ state: State, _ before: Set<State>) {
    past[state] = before.filter { $0 != state && isInside($0, state) }
    perform(machine.states[state].exit)
    for timer in machine.states[state].timers { actions.append(.stop(timer)) }
    active.remove(state)
  }

  /// Enters a state with everything around it that is not active, and inside it `chosen`, or else what is initial.
  private mutating func enter(_ target: State, choosing chosen: Set<State> = []) {
    let line = machine.lineage(of: target)
    let path = line.prefix { !active.contains($0) }
    guard let outermost = path.last else { return }
    enter(outermost, along: Set(path).union(chosen))
  }

  private mutating func enter(_ state: State, along path: Set<State>) {
    active.insert(state)
    for timer in machine.states[state].timers { actions.append(.start(timer)) }
    perform(machine.states[state].entry)
    let children = machine.states[state].children
    if machine.isOrthogonal(state) {
      for region in children { enter(region, along: path) }
    } else if let child = children.first(where: { path.contains($0) }) ?? machine.states[state].initial {
      enter(child, along: path)
    } else if machine.states[state].isFinal, let parent = machine.states[state].parent {
      queue.append((.done(parent), 0))
      if machine.states[parent].isRegion, let owner = machine.states[parent].parent, isComplete(owner) {
        queue.append((.done(owner), 0))
      }
    }
  }

  private func isComplete(_ composite: State) -> Bool {
    machine.states[composite].children.allSatisfy { region in
      machine.states[region].children.contains { active.contains($0) && machine.states[$0].isFinal }
    }
  }

  private mutating func perform(_ list: [Machine.Action]) {
    for action in list {
      actions.append(action)
      switch action {
      case .set(let flag): held |= 1 << UInt64(machine.flags[flag].bit)
      case .clear(let flag): held &= ~(1 << UInt64(machine.flags[flag].bit))
      case .increment(let counter): count(counter, +1)
      case .decrement(let counter): count(counter, -1)
      case .reset(let counter): counters[counter.index] = machine.counters[counter].initial
      case .raise(let event, let flags):
        queue.append((.event(event), flags.reduce(0) { $0 | 1 << UInt64(machine.flags[$1].bit) }))
      case .perform, .start, .stop, .stopAll: break
      }
    }
  }

  private mutating func count(_ counter: Identifier<Machine.Counter>, _ step: Int64) {
    let value = counters[counter.index] + step
    if machine.counters[counter].range.contains(value) { counters[counter.index] = value }
  }
}

extension Machine.Transition {
  /// Whether it does something.
  fileprivate var answers: Bool {
    switch answer {
    case .move, .resume, .stay: true
    case .defer, .ignore, .reject: false
    }
  }
}
