import CSwitch
import Foundation

/// How many nanoseconds of processor time `body` takes, and how often it allocates. What else runs on the machine
/// does not count, though it still takes its share of the caches.
public func measured(_ body: () -> Void) -> (nanoseconds: Double, allocations: UInt64) {
  let before = allocation_count()
  let start = processorTime()
  body()
  return (processorTime() - start, allocation_count() - before)
}

private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}
