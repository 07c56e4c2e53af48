import CSwitch

/// How many nanoseconds `body` takes, and how often it allocates.
public func measured(_ body: () -> Void) -> (nanoseconds: Double, allocations: UInt64) {
  let before = allocation_count()
  let start = ContinuousClock.now
  body()
  let parts = (ContinuousClock.now - start).components
  return (
    Double(parts.seconds) * 1e9 + Double(parts.attoseconds) / 1e9, allocation_count() - before
  )
}
