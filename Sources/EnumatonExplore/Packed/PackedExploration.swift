/// All packed states of a space, in the order of breadth-first search, as far as the bound allowed.
package struct PackedExploration: Sendable {
  package internal(set) var states: [PackedState] = []
  var parents: [UInt32] = []
  /// How many steps there are from all states.
  package internal(set) var transitions = 0
  /// Whether nothing was left out: the bound was not reached.
  package internal(set) var isComplete = true
  /// Each mark with the first state that has it, in the order of the search.
  package internal(set) var marks: [(mark: UInt64, state: Int)] = []

  /// The states on a shortest way from the start to a state, both included.
  package func path(to index: Int) -> [PackedState] {
    [states[0]] + shortestPath(to: index, parents).map { states[$0] }
  }
}
