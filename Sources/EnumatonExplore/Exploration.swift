/// All states of a space, in the order of breadth-first search, as far as the bound allowed.
package struct Exploration<Space: StateSpace>: Sendable {
  /// Each comes after all that are fewer steps away from the start.
  package internal(set) var states: [Space.State] = []
  /// For each state, the one it was first reached from; the start is its own.
  var parents: [UInt32] = []
  /// How many steps there are from all states that were expanded.
  package internal(set) var transitions = 0
  /// Whether nothing was left out: the bound was not reached.
  package internal(set) var isComplete = true
  /// Each finding with the first state it was made in, in the order of the search.
  package internal(set) var findings: [(finding: Space.Finding, state: Int)] = []
}

extension Exploration {
  /// A shortest run to a state, as the steps and the states they lead to. Steps are not kept: they are found
  /// again.
  package func run(to index: Int, in space: Space) -> [(step: Space.Step, state: Space.State)] {
    shortestPath(to: index, parents).compactMap { index in
      let from = states[Int(parents[index])]
      return space.expand(from).successors.first { $0.state == states[index] }
    }
  }
}

/// The indices on the way from the start to a state, without the start.
func shortestPath(to index: Int, _ parents: [UInt32]) -> [Int] {
  var path: [Int] = []
  var state = index
  while Int(parents[state]) != state {
    path.append(state)
    state = Int(parents[state])
  }
  return path.reversed()
}
