/// Counters in conditions.
extension Resolver {
  /// A name that stands alone in a condition and is no flag.
  mutating func reportNoFlag(_ name: String, at range: SourceRange) {
    guard let index = names[.counter][name] else {
      // Digits are no name of a flag in any spec.
      if name.utf8.first.map(NameSyntax.isDigit) ?? false {
        return problems.error(
          .invalidCondition,
          "'\(name)' stands alone; a number is compared with a counter, as in 'COUNTER < \(name)'",
          at: range)
      }
      return reportUndeclared(
        name, machine.counters.isEmpty ? [.flag] : [.flag, .counter], at: range, wayToAsk(name))
    }
    let counter = machine.counters[index]
    problems.error(
      .invalidCondition,
      "'\(name)' is a counter, not a flag; compare it, as in '\(name) > \(counter.range.lowerBound)'",
      at: range, notes: [Diagnostic.Note("'\(name)' is declared here", at: counter.name.range)])
  }

  /// `retries < 3`; `nil` after a report.
  mutating func comparison(
    _ left: ConditionParser.Word, _ sign: ConditionParser.Word, _ right: ConditionParser.Word,
    in node: YAMLNode
  ) -> Machine.Condition? {
    guard let index = names[.counter][left.text] else {
      reportNotCounter(left, sign, right, in: node)
      return nil
    }
    let id = Identifier<Machine.Counter>(index)
    guard let comparison = Machine.Comparison(rawValue: sign.text) else {
      problems.error(
        .invalidCondition, "'\(sign.text)' is written '=='", at: place(of: sign.range, in: node))
      return nil
    }
    guard let number = number(right, comparedWith: left.text, in: node) else { return nil }
    if !unclearCounters.contains(id) {
      checkCanDiffer(id, comparison, number, from: left.range.lowerBound..<right.range.upperBound, in: node)
    }
    return .counter(id, comparison, number)
  }

  private mutating func reportNotCounter(
    _ left: ConditionParser.Word, _ sign: ConditionParser.Word, _ right: ConditionParser.Word,
    in node: YAMLNode
  ) {
    if names[.flag][left.text] != nil {
      problems.error(
        .invalidCondition,
        "flags are not compared: write '\(left.text)' or 'not \(left.text)', not '\(sign.text)'",
        at: place(of: sign.range, in: node))
    } else if names[.counter][right.text] != nil {
      let mirrored = ["<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=="][sign.text] ?? sign.text
      problems.error(
        .invalidCondition,
        "in a comparison the counter stands first: write '\(right.text) \(mirrored) \(left.text)'",
        at: place(of: left.range, in: node))
    } else if left.text.utf8.first.map(NameSyntax.isDigit) ?? false {
      problems.error(
        .invalidCondition, "'\(sign.text)' compares a counter with a number; a counter stands before it",
        at: place(of: left.range, in: node))
    } else {
      let asksForState = names[.state][left.text] == nil ? right : left
      let way = names[.state][asksForState.text].flatMap { _ in wayToAsk(asksForState.text) }
      reportUndeclared(left.text, [.counter], at: place(of: left.range, in: node), way)
    }
  }

  /// What a counter is compared with: a number, or a constant that is one.
  private mutating func number(
    _ word: ConditionParser.Word, comparedWith counter: String, in node: YAMLNode
  ) -> Int64? {
    let range = place(of: word.range, in: node)
    if let first = word.text.utf8.first, NameSyntax.isDigit(first) || first == UInt8(ascii: "-") {
      if let number = Int64(word.text), number >= 0 { return number }
      let isNegative = first == UInt8(ascii: "-") && Int64(word.text) != nil
      problems.error(
        .invalidNumber,
        isNegative
          ? "counters are never below zero; remove this comparison"
          : "'\(word.text)' is not a whole number that a counter can be compared with",
        at: range)
      return nil
    }
    if names[.counter][word.text] != nil {
      problems.error(
        .invalidCondition,
        "a counter is compared with a number or a constant; '\(word.text)' is a counter too; remember what "
          + "matters of it in a held flag",
        at: range)
      return nil
    }
    if word.text == "true" || word.text == "false" {
      problems.error(
        .invalidCondition, "'\(counter)' is a counter: compare it with a number, not with '\(word.text)'",
        at: range)
      return nil
    }
    guard let index = names[.constant][word.text] else {
      let way = names[.state][word.text].flatMap { _ in wayToAsk(word.text) }
      reportUndeclared(word.text, [.constant], at: range, way)
      return nil
    }
    guard case .done(let value) = constants[index].progress else { return nil }
    switch value {
    case .integer(let number): return number
    case .duration:
      problems.error(
        .invalidNumber, "'\(word.text)' is a duration; a counter is compared with a whole number", at: range,
        notes: [Diagnostic.Note("'\(word.text)' is declared here", at: machine.constants[index].name.range)])
      return nil
    case nil: return nil
    }
  }

  /// A comparison that comes out the same for all values of a counter says something else than was meant.
  private mutating func checkCanDiffer(
    _ id: Identifier<Machine.Counter>, _ comparison: Machine.Comparison, _ number: Int64,
    from range: Range<Int>, in node: YAMLNode
  ) {
    let counter = machine.counters[id]
    let (lower, upper) = (counter.range.lowerBound, counter.range.upperBound)
    let holds: (forAll: Bool, forSome: Bool) =
      switch comparison {
      case .less: (upper < number, lower < number)
      case .atMost: (upper <= number, lower <= number)
      case .atLeast: (lower >= number, upper >= number)
      case .greater: (lower > number, upper > number)
      case .equal: (lower == number && upper == number, counter.range.contains(number))
      case .notEqual: (!counter.range.contains(number), lower != number || upper != number)
      }
    guard holds.forAll || !holds.forSome else { return }
    let way = holds.forAll ? "it can be left out" : "compare it with a number in its range"
    problems.error(
      .invalidCondition,
      "'\(counter.name.text)' is in \(counter.range.inSpec), so this \(holds.forAll ? "always" : "never") "
        + "holds; \(way)",
      at: place(of: range, in: node),
      notes: [Diagnostic.Note("'\(counter.name.text)' is declared here", at: counter.name.range)])
  }
}

extension Machine.Transition {
  /// Demands room for what the transition does to the counters that refuse to pass their bounds.
  mutating func demandRoom(in counters: [Machine.Counter]) {
    for action in actions {
      switch action {
      case .increment(let id) where counters[id].bound == .refuses:
        demand(id, .less, counters[id].range.upperBound, counters[id].name.text)
      case .decrement(let id) where counters[id].bound == .refuses:
        demand(id, .greater, counters[id].range.lowerBound, counters[id].name.text)
      default: break
      }
    }
  }

  private mutating func demand(
    _ id: Identifier<Machine.Counter>, _ comparison: Machine.Comparison, _ bound: Int64, _ name: String
  ) {
    let room = Machine.Condition.counter(id, comparison, bound)
    let text = "\(name) \(comparison.rawValue) \(bound)"
    switch condition {
    case .always:
      condition = room
      conditionText = text
      return
    case .and(let parts):
      if parts.contains(room) { return }
      condition = .and(parts + [room])
    case .or:
      condition = .and([condition, room])
      conditionText = conditionText.map { "(\($0))" }
    case .flag, .counter, .not:
      if condition == room { return }
      condition = .and([condition, room])
    }
    conditionText = (conditionText.map { $0 + " and " } ?? "") + text
  }
}
