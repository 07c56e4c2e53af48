import Foundation
import TCPOtherModule

// The generated machines beside others, on the same traces: C, Swift by hand, what another tool generates, and what
// libraries offer. All perform the same effects in the same order, which a checksum shows first. Then the host only
// counts effects, and times are given as ratios to the C program that ran right before, so that a processor
// that slows down slows both.
//
//   machine-benchmark [--quick] [--gcc LIBRARY] [--ragel LIBRARY] [--python PYTHON SCRIPT]
//
// The status is 1 if machines differ, or if a generated one allocates or is too large; slow is not wrong.

guard let options = Options(CommandLine.arguments.dropFirst()) else {
  print("usage: machine-benchmark [--quick] [--gcc LIBRARY] [--ragel LIBRARY] [--python PYTHON SCRIPT]")
  exit(2)
}
let events = options.isQuick ? 20_000 : 1_000_000
let rounds = options.isQuick ? 3 : 31

var table = Table(isQuick: options.isQuick)
table.checkThatAllocationsAreCounted()
table.note("bytes of a TCP machine", tcpOtherModuleSize, atMost: 8)
do {
  for comparison in [
    try Comparison.tcp(options, events: events), try Comparison.door(options, events: events),
  ] {
    for trace in comparison.traces { try comparison.run(on: trace, rounds: rounds, table: &table) }
  }
} catch {
  print("The machines differ or can't be run: \(error)")
  exit(1)
}
print(table.verdict)
exit(table.isFine ? 0 : 1)
