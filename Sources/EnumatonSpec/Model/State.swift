extension Machine {
  /// A state: a leaf, or a composite that holds other states.
  package struct State: Sendable {
    package var name: Name
    package var summary: String?
    package var parent: Identifier<State>?
    package var children: [Identifier<State>] = []
    /// Of a composite: the child that is entered when the composite is.
    package var initial: Identifier<State>?
    package var isFinal = false
    /// The timers that run while the machine is inside.
    package var timers: [Identifier<Timer>] = []
    /// What is done on entering and on leaving, in order.
    package var entry: [Action] = []
    package var exit: [Action] = []
    package var tags: [String] = []

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

  /// The leaf that is entered when `state` is: itself, or the end of the chain of initial states.
  package func initialLeaf(of state: Identifier<State>) -> Identifier<State> {
    var leaf = state
    while let inner = states[leaf].initial { leaf = inner }
    return leaf
  }
}
