import EnumatonSpec

/// What entering and leaving each state does, prepared for composing the steps of very many changes.
struct Steps {
  private let machine: Machine
  /// Of each state its exit actions, and then the stops of its timers.
  private let exits: [[Machine.Action]]
  /// Of each state the starts of its timers, and then its entry actions.
  private let entries: [[Machine.Action]]
  /// Whether leaving the state, or one around it, does anything.
  private let leavingActs: [Bool]
  /// Whether entering the state, one around it, or the ones that its initial states are, does anything.
  private let enteringActs: [Bool]

  init(of machine: Machine) {
    let exits = machine.states.map { state in state.exit + state.timers.map { .stop($0) } }
    let entries = machine.states.map { state in state.timers.map { .start($0) } + state.entry }
    self.machine = machine
    self.exits = exits
    self.entries = entries
    leavingActs = machine.states.identifiers.map { state in
      machine.lineage(of: state).contains { !exits[$0.index].isEmpty }
    }
    enteringActs = machine.states.identifiers.map { state in
      machine.lineage(of: machine.initialLeaf(of: state)).contains { !entries[$0.index].isEmpty }
    }
  }

  /// What a change from the leaf `source` to `target` does, in order: exits from the innermost state
  /// outwards, the transition's own actions, entries from the outermost state inwards.
  func actions(
    from source: Identifier<Machine.State>, to target: Identifier<Machine.State>, own: [Machine.Action]
  ) -> [Machine.Action] {
    guard leavingActs[source.index] || enteringActs[target.index] else { return own }
    let left = machine.lineage(of: source)
    let entered = machine.lineage(of: machine.initialLeaf(of: target))
    let shared = Self.shared(left, entered, target: target)
    return left.dropLast(shared).flatMap { exits[$0.index] } + own
      + entered.dropLast(shared).reversed().flatMap { entries[$0.index] }
  }

  /// How many states around both, counted from the outermost, are neither left nor entered: those that
  /// contain the source and properly contain the target. (So going to a state that contains the present
  /// one leaves and re-enters it.) Both lists are innermost first.
  private static func shared(
    _ left: [Identifier<Machine.State>], _ entered: [Identifier<Machine.State>],
    target: Identifier<Machine.State>
  ) -> Int {
    var depth = 0
    for (outer, inner) in zip(left.reversed(), entered.reversed()) {
      guard outer == inner, outer != target else { break }
      depth += 1
    }
    return depth
  }
}

extension Machine {
  /// What entering a leaf from nowhere does, in order, from the outermost state inwards.
  func actions(entering leaf: Identifier<State>) -> [Action] {
    lineage(of: leaf).reversed().flatMap { states[$0].timers.map { .start($0) } + states[$0].entry }
  }
}
