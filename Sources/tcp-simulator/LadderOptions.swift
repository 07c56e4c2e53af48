import ArgumentParser
import TCPSimulator

/// How ladders are drawn and how long segments take.
struct LadderOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Option(help: "The time a segment takes from host to host.")
  var latency = Latency(duration: .milliseconds(10))

  @Option(help: "The columns a ladder may take. (default: 100, or those of a narrower terminal)")
  var width: Int?

  func validate() throws {
    if let width, !(LadderStyle.leastWidth...1000).contains(width) {
      throw ValidationError("'--width' must be between \(LadderStyle.leastWidth) and 1000")
    }
  }

  func style(explains: Bool) -> LadderStyle {
    LadderStyle(
      width: width ?? min(Terminal.columns ?? 100, 100), ascii: ascii, color: Terminal.wantsColor,
      explains: explains)
  }
}

/// A latency as it is written: `10ms`, `0.5s`, `250us`.
struct Latency: ExpressibleByArgument, CustomStringConvertible {
  var duration: Duration

  init(duration: Duration) { self.duration = duration }

  init?(argument: String) {
    let units: KeyValuePairs<String, Int64> = [
      "ns": 1, "us": 1000, "µs": 1000, "ms": 1_000_000, "s": 1_000_000_000,
    ]
    guard let (unit, nanoseconds) = units.first(where: { argument.hasSuffix($0.key) }),
      let count = Self.count(argument.dropLast(unit.count), of: nanoseconds),
      // A segment that takes no time would arrive before it is sent; one minute is longer than any path.
      (1...60_000_000_000).contains(count)
    else { return nil }
    duration = .nanoseconds(count)
  }

  /// A plain decimal number of a unit in nanoseconds, if that is a whole number of them.
  private static func count(_ text: Substring, of unit: Int64) -> Int64? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, text.count <= 18, text.allSatisfy({ $0.isASCII }),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }), let whole = Int64(first)
    else { return nil }
    var (sum, overflow) = whole.multipliedReportingOverflow(by: unit)
    guard !overflow else { return nil }
    var place = unit
    for digit in parts.dropFirst().joined() {
      guard let value = digit.wholeNumberValue else { return nil }
      let isWhole = place.isMultiple(of: 10)
      place /= 10
      guard isWhole || value == 0 else { return nil }
      (sum, overflow) = sum.addingReportingOverflow(Int64(value) * place)
      guard !overflow else { return nil }
    }
    return sum
  }

  var description: String { "\(duration.components.attoseconds / 1_000_000_000_000_000)ms" }

  var defaultValueDescription: String { description }
}
