import EnumatonCheck
import EnumatonSpec

// `RuleTables`: the rules of a compact machine as data.
extension SwiftGenerator {
  func ruleTables(_ rules: CompactRules) -> SwiftDeclaration {
    .type(
      [
        "The rules as tables. Each `switch` from cases to constants is a table in memory that is only read, as long "
          + "as it is not inlined."
      ], ["private"], .enum, "RuleTables",
      members: [triggerType(rules), ruleType(rules), testType(rules), answerType(rules)])
  }

  private func triggerType(_ rules: CompactRules) -> SwiftDeclaration {
    .type(
      ["What sets a rule off: an event without what it carries, or what comes of a timer."], [], .enum,
      "Trigger",
      members: rules.triggers.map { .enumCase([], $0) }
        + (hasUnansweredTimers ? [.enumCase([], CompactRules.unanswered)] : []))
  }

  private func ruleType(_ rules: CompactRules) -> SwiftDeclaration {
    func rows(_ value: (CompactRules.Row) -> SwiftExpression) -> [SwiftCase] {
      rules.rows.map { SwiftCase(patterns: ["." + $0.name], body: [.return(value($0))]) }
    }
    return .type(
      [
        "Every rule, those that states have in common once: what it asks, what it answers, and what is tried otherwise."
      ],
      [], .enum, "Rule",
      members: rules.rows.map { .enumCase([documentation($0, rules)], $0.name) } + [
        .column("condition", "Condition", rows { .implicitMember(rules.tests[$0.test].name) }),
        .column("answer", "Answer", rows { .implicitMember(rules.answers[$0.answer].name) }),
        .column(
          "otherwise", "Rule?",
          rows { $0.otherwise.map { .implicitMember(rules.rows[$0].name) } ?? .name("nil") }),
      ])
  }

  /// `TCPConnection.yaml:318, 324: when RST.`
  private func documentation(_ row: CompactRules.Row, _ rules: CompactRules) -> String {
    var lines: [Int] = []
    for transition in row.transitions.sorted() {
      let line = machine.transitions[transition].range.start.line
      if lines.last != line { lines.append(line) }
    }
    let answer = rules.answers[row.answer]
    let outcome =
      switch answer.outcome {
      case .moved: "moves"
      case .stayed: "stays"
      case .deferred: "defers"
      case .ignored: "ignores"
      case .rejected(let rejection): "rejects: \(machine.rejections[rejection].name.text)"
      }
    let changes = answer.changes.compactMap {
      if case .act(let action) = $0 { machine.text(of: action) } else { nil }
    }
    return "\(options.sourceName):" + lines.map(String.init).joined(separator: ", ") + ": "
      + (row.words.isEmpty ? "" : "when \(row.words) ") + ([outcome] + changes).joined(separator: ", ") + "."
  }

  private func testType(_ rules: CompactRules) -> SwiftDeclaration {
    func column(_ name: String, _ value: (CompactTest) -> UInt64) -> SwiftDeclaration {
      .column(
        name, rules.word,
        rules.tests.map {
          SwiftCase(patterns: ["." + $0.name], body: [.return(.name(Self.hexadecimal(value($0.bits))))])
        })
    }
    return .type(
      ["What rules ask: the facts of `mask` must be as in `value`."], [], .enum, "Condition",
      members: rules.tests.map { .enumCase($0.words.isEmpty ? [] : [$0.words], $0.name) } + [
        column("mask") { $0.isNever ? 0 : $0.mask },
        column("value") { $0.isNever ? 1 : $0.value },
      ])
  }

  private func answerType(_ rules: CompactRules) -> SwiftDeclaration {
    let isTransition = rules.answers.map {
      SwiftCase(
        patterns: ["." + $0.name], body: [.return(.name($0.outcome.isTransition ? "true" : "false"))])
    }
    return .type(
      ["What rules answer, and what they change of what the machine holds."], [], .enum, "Answer",
      members: rules.answers.map { .enumCase([], $0.name) } + [
        .computed(
          ["Whether a rule with this answer is a `Transition`."], [], "isTransition", "Bool",
          [.switch(.name("self"), isTransition.grouped())])
      ])
  }
}
