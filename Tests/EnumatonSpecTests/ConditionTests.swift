import Testing

@testable import EnumatonSpec

@Suite struct ConditionTests {
  static let flags = ["SYN", "ACK", "RST", "a-b", "passive"]

  /// A condition as it was understood, with all its parentheses.
  private func understood(_ condition: Machine.Condition) -> String {
    switch condition {
    case .always: "always"
    case .counter(let counter, let comparison, let number):
      "\(counter.index) \(comparison.rawValue) \(number)"
    case .flag(let flag): Self.flags[flag.index]
    case .not(let inner): "not " + understood(inner)
    case .and(let parts): "(" + parts.map(understood).joined(separator: " and ") + ")"
    case .or(let parts): "(" + parts.map(understood).joined(separator: " or ") + ")"
    }
  }

  private func read(_ condition: String) throws -> Machine.Transition {
    try ReaderTests.read(
      """
      machine: M
      flags: [SYN, ACK, RST, a-b, passive: { held: true }]
      events: { segment: { carries: [SYN, ACK, RST, a-b] } }
      states: [open]
      transitions:
        - from: open
          on: segment
          to: open
          when: \(condition)
      """
    ).transitions[0]
  }

  @Test(arguments: [
    ("SYN", "SYN"), ("not SYN", "not SYN"), ("not not SYN", "not not SYN"), ("SYN and ACK", "(SYN and ACK)"),
    ("SYN or ACK and RST", "(SYN or (ACK and RST))"), ("SYN and ACK or RST", "((SYN and ACK) or RST)"),
    ("not SYN and ACK", "(not SYN and ACK)"), ("not (SYN and ACK)", "not (SYN and ACK)"),
    ("SYN and not (ACK or RST)", "(SYN and not (ACK or RST))"), ("((SYN))", "SYN"),
    ("(SYN)and(ACK)", "(SYN and ACK)"),
    ("SYN or ACK or RST", "(SYN or ACK or RST)"), ("a-b and passive", "(a-b and passive)"),
    ("'SYN and ACK'", "(SYN and ACK)"), ("\"SYN or \\\n       ACK\"", "(SYN or ACK)"),
    ("SYN\n      and\n      ACK", "(SYN and ACK)"), (">-\n      SYN and\n      ACK", "(SYN and ACK)"),
  ])
  func `not binds before and, and before or`(text: String, meaning: String) throws {
    #expect(try understood(read(text).condition) == meaning)
  }

  @Test func `the text is kept on one line`() throws {
    #expect(try read("SYN\n      and   not\n      ACK").conditionText == "SYN and not ACK")
  }

  @Test func `a long condition is read without deep recursion`() throws {
    let long = Array(repeating: "SYN", count: 50_000).joined(separator: " and ")
    guard case .and(let parts) = try read(long).condition else { return #expect(Bool(false)) }
    #expect(parts.count == 50_000)
  }

  @Test(arguments: [64, 65]) func `64 parentheses are deep enough`(depth: Int) {
    let text = String(repeating: "(", count: depth) + "SYN" + String(repeating: ")", count: depth)
    if depth <= 64 {
      #expect(throws: Never.self) { try ConditionParser.parse(text) }
    } else {
      #expect(throws: TextProblem.self) { try ConditionParser.parse(text) }
    }
  }
}
