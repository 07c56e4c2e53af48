package import EnumatonSpec

/// Everything a machine is at one moment, its timers aside: SCXML's configuration, and what it holds.
package struct Configuration: Hashable, Sendable {
  /// The leaf that each region is in; `nil` where a region is not active.
  package var active: [Identifier<Machine.State>?]
  /// The held flags that are set, by their bits.
  package var held: UInt64 = 0
  /// In the order of their declaration.
  package var counters: [Int64]
  /// What each memory keeps; `nil` where its composite was never left.
  package var memory: [Identifier<Machine.State>?]

  /// The active states with nothing inside, in document order.
  package func leaves(in checked: CheckedMachine) -> [Identifier<Machine.State>] {
    if active.count == 1, let leaf = active[0] { return [leaf] }
    return active.compactMap(\.self).filter { checked.leafIndex(of: $0) != nil }.sorted()
  }
}
