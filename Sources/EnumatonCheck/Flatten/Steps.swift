import EnumatonSpec

extension Machine {
  /// What a change from the leaf `source` to `target` does, in order: exits from the innermost state
  /// outwards, the transition's own actions, entries from the outermost state inwards.
  func actions(
    from source: Identifier<State>, to target: Identifier<State>, own: [Action]
  ) -> [Action] {
    var left = lineage(of: source)
    var entered = Array(lineage(of: initialLeaf(of: target)).reversed())
    let shared = sharedDepth(left.reversed(), entered, target: target)
    left.removeLast(shared)
    entered.removeFirst(shared)
    let exits = exitActions(of: left)
    let entries = entryActions(of: entered)
    return exits.isEmpty && entries.isEmpty ? own : exits + own + entries
  }

  /// How many states around both, from the outermost inwards, are neither left nor entered: those that
  /// contain the source and properly contain the target. (So going to a state that contains the present
  /// one leaves and re-enters it.)
  private func sharedDepth(
    _ source: ReversedCollection<[Identifier<State>]>, _ entered: [Identifier<State>],
    target: Identifier<State>
  ) -> Int {
    var depth = 0
    for (outer, inner) in zip(source, entered) {
      guard outer == inner, outer != target else { break }
      depth += 1
    }
    return depth
  }

  /// What leaving these states does, innermost first: a state's exit actions, then its timers stop.
  private func exitActions(of states: [Identifier<State>]) -> [Action] {
    states.flatMap { self.states[$0].exit + self.states[$0].timers.map { .stop($0) } }
  }

  /// What entering these states does, outermost first: a state's timers start, then its entry actions.
  func entryActions(of states: [Identifier<State>]) -> [Action] {
    states.flatMap { self.states[$0].timers.map { .start($0) } + self.states[$0].entry }
  }
}
