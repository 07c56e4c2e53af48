#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The memory of this process.
enum ProcessMemory {
  /// The most it has had in RAM so far, in octets.
  static var peak: Int {
    var usage = rusage()
    #if canImport(Glibc)
      let own = __rusage_who_t(RUSAGE_SELF.rawValue)
    #else
      let own = RUSAGE_SELF
    #endif
    guard getrusage(own, &usage) == 0 else { return 0 }
    #if canImport(Darwin)
      return usage.ru_maxrss
    #else
      return usage.ru_maxrss * 1_024
    #endif
  }
}

extension Duration {
  /// The seconds, for figures that are measured.
  package var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}

/// How far a long run is.
package struct LoadProgress: Sendable {
  package var done: Int
  package var total: Int
  package var elapsed: Duration

  package init(done: Int, total: Int, elapsed: Duration) {
    self.done = done
    self.total = total
    self.elapsed = elapsed
  }
}

/// A decimal number with so many places, for figures that are measured.
func fixed(_ value: Double, places: Int) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "0" }
  var scale = 1
  for _ in 0..<places { scale *= 10 }
  let scaled = Int((abs(value) * Double(scale)).rounded())
  let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scale)
  guard places > 0 else { return (value < 0 ? "-" : "") + "\(whole)" }
  let digits = String(rest)
  let zeros = String(repeating: "0", count: places - digits.count)
  return (value < 0 ? "-" : "") + "\(whole).\(zeros)\(digits)"
}
