import EnumatonSpec

extension DiagramPlaces {
  /// The states as people name them: by what is drawn around them, or by what is missing, if that is shorter.
  func text(of states: Set<State>, isAny: Bool) -> String {
    let leaves = machine.states.identifiers.filter(machine.isLeaf)
    let others = leaves.filter { !states.contains($0) }
    if others.isEmpty { return "any state" }
    var inside: [State] = []
    for state in machine.states.identifiers where machine.states[state].parent == nil {
      cover(state, states, &inside)
    }
    if others.count <= 3, others.count < inside.count { return "all but " + list(others) }
    // Many are left, and the spec names none of them.
    if isAny, inside.count > 3 { return "any other state" }
    if let only = inside.first, inside.count == 1, isComposite(only), !machine.isLeaf(only) {
      return "any state of \(name(of: only))"
    }
    return list(inside)
  }

  private func list(_ states: [State]) -> String { states.map(name).joined(separator: ", ") }

  /// The outermost drawn states that hold nothing but what `states` has.
  private func cover(_ state: State, _ states: Set<State>, _ found: inout [State]) {
    let children = machine.states[state].children
    if machine.isLeaf(state) {
      if states.contains(state) { return found.append(state) }
    } else if children.count > 1, isDrawn(state), holdsOnly(states, state) {
      return found.append(state)
    }
    for child in children { cover(child, states, &found) }
  }

  private func holdsOnly(_ states: Set<State>, _ state: State) -> Bool {
    if machine.isLeaf(state) { return states.contains(state) }
    return machine.states[state].children.allSatisfy { holdsOnly(states, $0) }
  }
}
