extension Machine {
  /// A small number that the machine holds, within fixed bounds: what it counts stays finite.
  package struct Counter: Sendable {
    /// What a step past a bound does.
    package enum Bound: String, Sendable, CaseIterable {
      /// Nothing: the counter stays where it is.
      case saturates
      /// The transition that would take it cannot fire: its condition demands room for the step.
      case refuses
    }

    package var name: Name
    package var summary: String?
    package var range: ClosedRange<Int64>
    /// Its value at the start, and after `reset`.
    package var initial: Int64
    package var bound: Bound

    package init(
      name: Name, summary: String? = nil, range: ClosedRange<Int64>, initial: Int64? = nil,
      bound: Bound = .saturates
    ) {
      self.name = name
      self.summary = summary
      self.range = range
      self.initial = initial ?? range.lowerBound
      self.bound = bound
    }
  }
}
