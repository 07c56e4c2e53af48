/// Explores a space breadth first, layer by layer. Threads share the work of expanding a layer; what they find
/// is taken in order, so the result is the same for any number of them.
///
/// - Parameter limit: So many states are kept at most; if there are more, the result says that it is not complete.
package func explore<Space: StateSpace>(
  _ space: Space, limit: Int, threads: Int = 1
) -> Exploration<Space> {
  let limit = min(max(1, limit), Int(UInt32.max))
  var result = Exploration<Space>()
  var indices: [Space.State: UInt32] = [space.start: 0]
  var found: Set<Space.Finding> = []
  result.states.append(space.start)
  result.parents.append(0)
  var next = 0
  while next < result.states.count {
    // Not more than a chunk at once: what is expanded waits in memory until it is taken in.
    let layer = next..<min(result.states.count, next + chunk * max(1, threads))
    // (A copy of the whole array would make appending copy its elements.)
    let states = Array(result.states[layer])
    let expansions = inParallel(layer.count, threads: threads) { space.expand(states[$0]) }
    for (index, expansion) in zip(layer, expansions) {
      result.transitions += expansion.successors.count
      for finding in expansion.findings where found.insert(finding).inserted {
        result.findings.append((finding, index))
      }
      for (_, state) in expansion.successors where indices[state] == nil {
        guard result.states.count < limit else {
          result.isComplete = false
          continue
        }
        indices[state] = UInt32(result.states.count)
        result.states.append(state)
        result.parents.append(UInt32(index))
      }
    }
    next = layer.upperBound
  }
  return result
}

private let chunk = 1024
