extension Machine {
  /// A state: a leaf, a composite that holds other states, or a composite with orthogonal regions. A region
  /// stands in the tree as a state too, between its composite and the states inside it.
  package struct State: Sendable {
    package var name: Name
    package var summary: String?
    package var parent: Identifier<State>?
    package var children: [Identifier<State>] = []
    /// Whether it is a region: one of the parts of its parent that are active side by side.
    package var isRegion = false
    /// Of a composite or a region: the child that is entered with it. None for a composite with regions, all
    /// of which are entered.
    package var initial: Identifier<State>?
    package var isFinal = false
    /// The timers that run while the machine is inside.
    package var timers: [Identifier<Timer>] = []
    /// What is done on entering and on leaving, in order.
    package var entry: [Action] = []
    package var exit: [Action] = []
    package var tags: [String] = []
    /// What the machine keeps while it is inside, besides what the states around it keep.
    package var data: [PayloadField] = []

    package init(name: Name, summary: String? = nil, parent: Identifier<State>? = nil) {
      self.name = name
      self.summary = summary
      self.parent = parent
    }
  }
}

extension Machine {
  /// The state and all states around it, innermost first.
  package func lineage(of state: Identifier<State>) -> [Identifier<State>] {
    var line = [state]
    var inner = state
    while let outer = states[inner].parent {
      line.append(outer)
      inner = outer
    }
    return line
  }

  /// Whether the state is a composite whose children are regions, active side by side.
  package func isOrthogonal(_ state: Identifier<State>) -> Bool {
    states[state].children.first.map { states[$0].isRegion } ?? false
  }

  /// Whether a region can be "in" the state without being in one inside it: it has no states inside, or it
  /// has regions, which are regions of their own.
  package func isLeaf(_ state: Identifier<State>) -> Bool {
    states[state].children.isEmpty || isOrthogonal(state)
  }

  /// The leaf that is entered when `state` is: itself, or the end of the chain of initial states. A composite
  /// with regions ends the chain: each of them has a leaf of its own.
  package func initialLeaf(of state: Identifier<State>) -> Identifier<State> {
    var leaf = state
    while let inner = states[leaf].initial { leaf = inner }
    return leaf
  }
}
