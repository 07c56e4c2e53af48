internal import Dispatch

/// The results of some independent pieces of work, in order, done by so many threads.
func inParallel<Result: Sendable>(
  _ count: Int, threads: Int, _ work: (Int) -> Result
) -> [Result] {
  guard threads > 1, count > 1 else { return (0..<count).map(work) }
  let parts = min(threads, count)
  var results = [[Result]](repeating: [], count: parts)
  results.withUnsafeMutableBufferPointer { results in
    // Each iteration writes an element of its own.
    nonisolated(unsafe) let results = results
    withoutActuallyEscaping(work) { work in
      nonisolated(unsafe) let work = work
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        results[part] = (count * part / parts..<count * (part + 1) / parts).map(work)
      }
    }
  }
  return results.flatMap(\.self)
}

/// Does something with each of the first elements, a thread for each.
func forEachInParallel<Element>(
  _ elements: inout [Element], _ count: Int, _ work: (Int, inout Element) -> Void
) {
  elements.withUnsafeMutableBufferPointer { elements in
    nonisolated(unsafe) let elements = elements
    withoutActuallyEscaping(work) { work in
      nonisolated(unsafe) let work = work
      DispatchQueue.concurrentPerform(iterations: count) { work($0, &elements[$0]) }
    }
  }
}
