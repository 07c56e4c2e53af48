/// Something that can be explored: where it starts, and what can happen in each state.
package protocol StateSpace: Sendable {
  associatedtype State: Hashable & Sendable
  associatedtype Step: Sendable
}
