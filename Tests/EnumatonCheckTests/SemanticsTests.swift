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

  @Test(
    "A completion counts when it is answered: what left a final state in the same microstep has undone it")
  func completionUndone() throws {
    let text = """
      machine: Shop
      events: [back, refunded]
      states:
        ordered:
          regions:
            money: { states: [{ earned: { final: true } }, refunding, { repaid: { final: true } }] }
            parcel: { states: [delivered, { returned: { final: true } }] }
        settled:
      transitions:

      """
    let moves = [
      "  - { from: delivered, on: back, to: returned }", "  - { from: earned, on: back, to: refunding }",
    ]
    let rest = [
      "  - { from: refunding, on: refunded, to: repaid }", "  - { from: ordered, on: done, to: settled }",
    ]
    for moves in [moves, moves.reversed()] {
      let machine = try readMachine(text + (moves + rest).joined(separator: "\n"))
      let checked = try #require(check(machine).machine)
      var configuration = checked.initial
      func names(_ microsteps: [Microstep]) -> [String] {
        microsteps.map { $0.to.map { machine.states[$0].name.text }.joined(separator: "+") }
      }
      let back = checked.react(to: .event(Identifier(0)), in: &configuration)
      #expect(names(back) == ["refunding+returned"])
      let refunded = checked.react(to: .event(Identifier(1)), in: &configuration)
      #expect(names(refunded) == ["repaid+returned", "settled"])
    }
  }

  @Test("Of several refusals the one that stands first in the file is given")
  func refusals() throws {
    let text = """
      machine: Two
      events: [e]
      rejections: [general, particular]
      states:
        both:
          regions:
            left: { states: [l1, l2] }
            right: { states: [r1, r2] }
      transitions:

      """
    let items = [
      "  - { from: right, on: e, reject: particular }", "  - { from: left, on: e, reject: general }",
    ]
    for (items, index) in [(items, 1), (items.reversed(), 0)] {
      let checked = try #require(check(try readMachine(text + items.joined(separator: "\n"))).machine)
      var configuration = checked.initial
      let kinds = checked.react(to: .event(Identifier(0)), in: &configuration).map(\.kind)
      #expect(kinds == [.rejected(Identifier(index))])
    }
  }
}
