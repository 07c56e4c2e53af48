/// Explores a space of packed states breadth first. Threads share the work of expanding; what they find is
/// taken in order, so the result is the same for any number of them.
///
/// - Parameter limit: So many states are kept at most; if there are more, the result says that it is not complete.
package func explore(
  _ space: inout some PackedSpace, from start: PackedState, limit: Int, threads: Int = 1
) -> PackedExploration {
  var search = PackedSearch(start, limit: min(max(1, limit), Int(UInt32.max)))
  var expansions = [PackedExpansion](repeating: PackedExpansion(), count: max(1, threads))
  var next = 0
  while next < search.result.states.count {
    let layer = next..<min(search.result.states.count, next + chunk * expansions.count)
    // (A copy of the array, without a copy of its elements, would make appending copy them.)
    let states = Array(search.result.states[layer])[...]
    space.prepare(states)
    let parts = min(expansions.count, states.count)
    expand(space, states, parts, &expansions)
    var place = layer.lowerBound
    for part in 0..<parts {
      search.take(expansions[part], from: place)
      place += expansions[part].ends.count
    }
    next = layer.upperBound
  }
  return search.result
}

/// So many states are expanded at once by a thread: what they lead to stays in the cache.
private let chunk = 512

private func expand(
  _ space: some PackedSpace, _ states: ArraySlice<PackedState>, _ parts: Int,
  _ expansions: inout [PackedExpansion]
) {
  func part(_ part: Int) -> ArraySlice<PackedState> {
    states[states.count * part / parts..<states.count * (part + 1) / parts]
  }
  for index in 0..<parts { expansions[index].clear() }
  if parts == 1 { return space.expand(part(0), into: &expansions[0]) }
  forEachInParallel(&expansions, parts) { space.expand(part($0), into: &$1) }
}

/// The search as far as it is.
private struct PackedSearch: ~Copyable {
  var result = PackedExploration()
  private var known = PackedSet()
  private var seen: Set<UInt64> = []
  private let limit: Int
  private var homes = [Int](repeating: 0, count: group)

  /// So many places are looked up at once: memory then answers all of them in the time of one.
  private static let group = 16

  init(_ start: PackedState, limit: Int) {
    self.limit = limit
    _ = known.insert(start, home: known.home(of: start))
    result.states.append(start)
    result.parents.append(0)
  }

  mutating func take(_ expansion: PackedExpansion, from first: Int) {
    for (mark, place) in expansion.marks where seen.insert(mark).inserted {
      result.marks.append((mark, first + place))
    }
    let successors = expansion.successors
    result.transitions += successors.count
    known.reserve(successors.count)
    var parent = 0
    var start = 0
    var touched: UInt64 = 0
    while start < successors.count {
      let end = min(successors.count, start + Self.group)
      for index in start..<end {
        let home = known.home(of: successors[index])
        homes[index - start] = home
        touched |= known.touch(home)
      }
      for index in start..<end {
        let home = homes[index - start]
        if result.states.count == limit {
          if result.isComplete { result.isComplete = known.contains(successors[index], home: home) }
          continue
        }
        guard known.insert(successors[index], home: home) else { continue }
        while expansion.ends[parent] <= index { parent += 1 }
        result.states.append(successors[index])
        result.parents.append(UInt32(truncatingIfNeeded: first + parent))
      }
      start = end
    }
    // No state has all bits: this only keeps the reading from being left out.
    if touched == .max { result.isComplete = false }
  }
}
