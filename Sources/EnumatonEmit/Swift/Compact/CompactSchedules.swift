import EnumatonSpec

// When the timers of a compact machine expire: numbers of 64 bits are no tables on a processor of 32, so the waits
// are counted in the longest time of which all of them are multiples.
extension SwiftGenerator {
  /// Nothing if that time is too short, or a factor is a fraction.
  func scheduleColumns() -> (schedule: SwiftExpression, columns: [SwiftDeclaration])? {
    guard compactRules != nil else { return nil }
    let timers = machine.timers
    let unit = timers.reduce(0) { Self.divisor($0, Self.divisor($1.after, $1.limit ?? 0)) }
    let longest = timers.reduce(0) { max($0, $1.after, $1.limit ?? 0) }
    guard unit > 0, longest / unit <= Int64(UInt32.max),
      timers.allSatisfy({ $0.backoff.map { $0.denominator == 1 && $0.numerator <= 255 } ?? true })
    else { return nil }
    let word = longest / unit <= 255 ? "UInt8" : longest / unit <= 65_535 ? "UInt16" : "UInt32"
    func column(
      _ documentation: String, _ name: String, _ type: String, _ value: (Machine.Timer) -> Int64
    ) -> SwiftDeclaration {
      let cases = machine.timers.identifiers.map { timer in
        SwiftCase(
          patterns: ["." + names.timers[timer.index]],
          body: [.return(.integer(value(machine.timers[timer])))])
      }
      return .computed(
        [documentation], ["@inline(never)", "private"], name, type, [.switch(.name("self"), cases.grouped())])
    }
    let tick = SwiftPrinter.text(.integer(unit))
    var columns = [column("The first wait, in units of \(tick) ns.", "firstWait", word) { $0.after / unit }]
    var arguments = [SwiftArgument("nanoseconds", .name("Int64(firstWait) &* \(tick)"))]
    if hasAttempts { arguments.append(SwiftArgument("attempts", .name("attempts"))) }
    if timers.contains(where: { $0.backoff != nil }) {
      columns.append(
        column("What each wait is of the one before.", "factor", "UInt8") { $0.backoff?.numerator ?? 1 })
      arguments.append(SwiftArgument("backoff", .name("Backoff(Int64(factor))")))
    }
    if timers.contains(where: { $0.limit != nil }) {
      columns.append(
        column("The longest wait, in units of \(tick) ns; 0 if there is none.", "longestWait", word) {
          ($0.limit ?? 0) / unit
        })
      arguments.append(
        SwiftArgument("limit", .name("longestWait == 0 ? .max : Int64(longestWait) &* \(tick)")))
    }
    if timers.contains(where: \.repeats) { arguments.append(SwiftArgument("repeats", .name("repeats"))) }
    return (.call(.name("TimerSchedule"), arguments), columns)
  }

  /// The greatest common one.
  private static func divisor(_ a: Int64, _ b: Int64) -> Int64 { b == 0 ? a : divisor(b, a % b) }
}
