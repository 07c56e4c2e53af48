import EnumatonSpec
import Testing

@testable import EnumatonCheck

@Suite struct SemanticsTests {
  @Test("Counting up to the largest integer and no further is no overflow")
  func largestCount() throws {
    let machine = try readMachine(
      """
      machine: M
      events: [up]
      counters: { n: 9223372036854775806...9223372036854775807 }
      states: [s]
      transitions:
        - { from: s, on: up, do: { increment: n } }
      """)
    let checked = try #require(check(machine).machine)
    var configuration = checked.initial
    for _ in 0..<2 {
      _ = checked.react(to: .event(Identifier(0)), in: &configuration)
      #expect(configuration.counters == [.max])
    }
  }
}
