import CSwitch

// The generated TCP machine beside the same machine as a nested switch in C, on the same traces: the checksums of
// all that they do must be equal, the time is given as a ratio. Rounds are interleaved, so that a machine that
// gets slower meanwhile slows both.

let rounds = 31
let traces = [
  ("random", Trace.random(count: 1_000_000)), ("conversations", Trace.conversations(count: 1_000_000)),
]
let doors: [(String, (Trace) -> UInt64)] = [
  ("handle(_:perform:)", { $0.runPerforming() }), ("handle(_:)", { $0.runReturning() }),
]

print(Comparison.heading)
for (name, trace) in traces {
  for (door, run) in doors { print(compare(trace, run).row(name, door)) }
}

func compare(_ trace: Trace, _ run: (Trace) -> UInt64) -> Comparison {
  var comparison = Comparison(events: trace.count)
  for _ in 0..<3 { _ = (run(trace), trace.runC()) }
  for _ in 0..<rounds {
    let before = allocation_count()
    let swift = measured { run(trace) }
    comparison.allocations = max(comparison.allocations, allocation_count() - before)
    let c = measured { trace.runC() }
    precondition(swift.value == c.value, "the machines differ: \(swift.value) and \(c.value)")
    comparison.swift.append(swift.nanoseconds / Double(trace.count))
    comparison.c.append(c.nanoseconds / Double(trace.count))
  }
  return comparison
}
