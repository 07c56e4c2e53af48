import Testing

@testable import EnumatonSpec

@Suite struct ExpressionTests {
  static let constants: [String: Quantity] = [
    "MSL": .duration(30_000_000_000), "R2": .integer(15), "A-B": .integer(1),
  ]

  private func value(_ text: String) throws -> Quantity? {
    try ExpressionParser.evaluate(text) { (name, _) in Self.constants[name] }
  }

  @Test(
    arguments: [
      ("1ns", 1), ("1us", 1_000), ("1µs", 1_000), ("1μs", 1_000), ("1ms", 1_000_000), ("1s", 1_000_000_000),
      ("1min", 60_000_000_000), ("1m", 60_000_000_000), ("1h", 3_600_000_000_000), ("1d", 86_400_000_000_000),
      ("0.5s", 500_000_000), ("1.50s", 1_500_000_000), ("0.000000001s", 1), ("0s", 0),
      ("0.25d", 21_600_000_000_000),
      ("2 * MSL", 60_000_000_000), ("MSL*2", 60_000_000_000), ("MSL / 4", 7_500_000_000),
      ("MSL + 1s - 500ms", 30_500_000_000), ("1s + 2s * 3", 7_000_000_000), ("(1s + 2s) * 3", 9_000_000_000),
      ("MSL / 1s * 2s", 60_000_000_000), ("9223372036854775807ns", Int64.max),
      ("106751d", 9_223_286_400_000_000_000),
    ] as [(String, Int64)])
  func `durations are exact nanoseconds`(text: String, nanoseconds: Int64) throws {
    #expect(try value(text) == .duration(nanoseconds))
  }

  @Test(
    arguments: [
      ("5", 5), ("2 + 3 * 4", 14), ("(2 + 3) * 4", 20), ("R2 - 5", 10), ("MSL / 10s", 3), ("A-B", 1),
      ("A-B - 1", 0),
      ("12 / 4 / 3", 1), ("10 - 4 - 3", 3), ("00012", 12),
    ] as [(String, Int64)])
  func `integers`(text: String, integer: Int64) throws {
    #expect(try value(text) == .integer(integer))
  }

  @Test(arguments: [
    "", " ", "1 +", "* 2", "1s * 1s", "1 + 1s", "1s - 1", "1 / 1s", "1 / 0", "7 / 2", "1s / 7", "1s - 2s",
    "-1",
    "(1", "1)", "1 2", "1.5", "1.s", ".5s", "1sec", "1h30m", "3 s", "9223372036854775808", "106752d", "0.1ns",
    "9223372036854775807 * 2", "4611686018427387904ns + 4611686018427387904ns", "1e9", "0x10", "1_000",
    String(repeating: "(", count: 65) + "1" + String(repeating: ")", count: 65),
    String(repeating: "(", count: 100_000),
  ])
  func `what has no value is refused`(text: String) {
    #expect(throws: TextProblem.self) { try value(text) }
  }

  @Test func `an unknown name makes no further mistake`() throws {
    #expect(try value("2 * MLS + 1s") == nil)
  }

  @Test func `factors are exact`() throws {
    func factor(_ text: String) throws -> Ratio? {
      let machine = try ReaderTests.read(
        "machine: M\nstates: [a]\ntimers: { t: { after: 1s, repeats: true, backoff: \(text) } }")
      return machine.timers[0].backoff
    }
    #expect(try factor("1.5") == Ratio(3, 2))
    #expect(try factor("2") == Ratio(2))
    #expect(try factor("1.125") == Ratio(9, 8))
    #expect(try factor("1") == Ratio(1))
    #expect(try factor("2 * 2") == Ratio(4))
    #expect(try factor("1.10") == Ratio(11, 10))
  }
}
