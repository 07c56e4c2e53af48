/// A space of packed states, expanded many at a time.
package protocol PackedSpace: Sendable {
  /// Called before states are expanded: whatever must be worked out for them once.
  mutating func prepare(_ states: ArraySlice<PackedState>)

  /// Appends, for each state in order, what it leads to. Called by several threads at once.
  func expand(_ states: ArraySlice<PackedState>, into expansion: inout PackedExpansion)
}

/// What some states lead to.
package struct PackedExpansion: Sendable {
  /// The successors of all states, one after another.
  package var successors: [PackedState] = []
  /// For each state, how many successors there are up to and including its own.
  package var ends: [Int] = []
  /// What is to be said of a state, as a number that means something to the space, and the place of the state
  /// among those expanded. Of each number only the first counts.
  package var marks: [(mark: UInt64, place: Int)] = []

  package init() {}

  mutating func clear() {
    successors.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
  }
}
