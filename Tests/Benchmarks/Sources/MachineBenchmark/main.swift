import CSwitch

// The generated TCP machine beside the same machine as a nested switch in C, on the same traces: the checksums of
// all that they do must be equal, the time is given as a ratio. Rounds are interleaved, so that a machine that
// gets slower meanwhile slows both.

let rounds = 31
let traces = [
  ("random", Trace.random(count: 1_000_000)), ("conversations", Trace.conversations(count: 1_000_000)),
]
print(
  "trace           Swift ns/event   C ns/event   ratio (median of \(rounds), min–max)   allocations/event")
for (name, trace) in traces {
  let result = compare(trace)
  print(result.row(name))
}

func compare(_ trace: Trace) -> Comparison {
  var comparison = Comparison()
  for _ in 0..<3 { _ = (trace.runSwift(), trace.runC()) }
  for _ in 0..<rounds {
    let before = allocation_count()
    let swift = measured { trace.runSwift() }
    comparison.allocations = max(comparison.allocations, allocation_count() - before)
    let c = measured { trace.runC() }
    precondition(swift.value == c.value, "the machines differ: \(swift.value) and \(c.value)")
    comparison.swift.append(swift.nanoseconds / Double(trace.count))
    comparison.c.append(c.nanoseconds / Double(trace.count))
  }
  comparison.events = trace.count
  return comparison
}
