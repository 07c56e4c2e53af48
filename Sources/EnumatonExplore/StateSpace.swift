/// Something that can be explored: where it starts, and what can happen in each state.
package protocol StateSpace: Sendable {
  associatedtype State: Hashable & Sendable
  associatedtype Step: Sendable
  associatedtype Finding: Hashable & Sendable

  var start: State { get }

  /// All that can happen in a state, always in the same order, and what is to be said of it.
  func expand(_ state: State) -> Expansion<State, Step, Finding>
}

/// What can happen in one state.
package struct Expansion<State: Sendable, Step: Sendable, Finding: Sendable>: Sendable {
  package var successors: [(step: Step, state: State)] = []
  package var findings: [Finding] = []

  package init() {}
}
