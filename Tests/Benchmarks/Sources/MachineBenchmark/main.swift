import CSwitch

// The generated TCP machine beside the same machine as a nested switch in C, on the same traces. Both perform the
// same effects in the same order, which a checksum shows first. Then the host only counts effects, and the
// time is given as a ratio; rounds are interleaved, so that a processor that slows down slows both.

let rounds = 31
let traces = [
  ("random", Trace.random(count: 1_000_000)), ("conversations", Trace.conversations(count: 1_000_000)),
]

print(Comparison.heading)
for (name, trace) in traces {
  for door in Door.allCases { print(compare(trace, door).row(name, door.rawValue)) }
}

func compare(_ trace: Trace, _ door: Door) -> Comparison {
  let checksums = (trace.checkSwift(door), trace.checkC())
  precondition(checksums.0 == checksums.1, "the machines differ: \(checksums)")
  let counts = Trace.Counts.allocate(capacity: 1024)
  counts.initialize(repeating: 0, count: 1024)
  defer { counts.deallocate() }
  var comparison = Comparison(events: trace.count)
  for round in 0..<rounds + 3 {
    let before = allocation_count()
    let swift = measured { trace.runSwift(door, counts) }
    let allocations = allocation_count() - before
    let c = measured { trace.runC(counts) }
    if round < 3 { continue }
    comparison.add(swift: swift, c: c, allocations: allocations)
  }
  return comparison
}
