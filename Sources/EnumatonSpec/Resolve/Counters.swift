extension Resolver {
  mutating func readCounters(_ section: YAMLNode) {
    for declaration in declarations(.counter, in: section) {
      // In a condition both are just names.
      if let flag = names[.flag][declaration.name.text] {
        reportDuplicate(declaration.name, .counter, earlier: names[.flag].all[flag], .flag)
      }
      let counter = readCounter(declaration)
      machine.counters.append(counter)
    }
  }

  private mutating func readCounter(_ declaration: Declaration) -> Machine.Counter {
    let name = declaration.name
    let id = Identifier<Machine.Counter>(machine.counters.count)
    guard let value = declaration.value, !value.isEmpty else {
      problems.error(
        .missingKey, "the counter '\(name.text)' needs its range, as in '\(name.text): 0...6'", at: name.range
      )
      unclearCounters.insert(id)
      return Machine.Counter(name: name, range: 0...0)
    }
    if case .sequence = value.content {
      _ = counterRange(value, of: name)
      unclearCounters.insert(id)
      return Machine.Counter(name: name, range: 0...0)
    }
    var range: ClosedRange<Int64>?
    let fields = attributes(declaration, CounterKey.self) { range = $0.counterRange($1, of: name) }
    if let node = fields[.range] { range = counterRange(node, of: name) }
    var counter = Machine.Counter(name: name, summary: text(fields[.summary]), range: range ?? 0...0)
    if range == nil || fields.isIncomplete { unclearCounters.insert(id) }

    readAllowances(fields[.allow], of: .counter(id))
    if let node = fields[.initial] {
      if let initial = integer(node) {
        counter.initial = initial
        if let range, !range.contains(initial), let entry = fields.entry(.range) {
          problems.error(
            .contradictoryCounter,
            "'\(name.text)' starts with \(initial), which is not in its range \(range.inSpec); "
              + "start inside it, or widen it",
            at: node.range, notes: [Diagnostic.Note("its range is given here", at: entry.key.range)])
        }
      }
    }
    if let node = fields[.bound] {
      if let word = choice(node, of: Machine.Counter.Bound.allCases.map(\.rawValue)) {
        counter.bound = Machine.Counter.Bound(rawValue: word) ?? .saturates
      } else {
        unclearCounters.insert(id)
      }
    }
    return counter
  }

  /// A range with more values is not what anybody counts, and too much to explore.
  private static let mostValues: Int64 = 65_536

  /// `0...6`: two ends with arithmetic over integer constants.
  private mutating func counterRange(_ node: YAMLNode, of name: Name) -> ClosedRange<Int64>? {
    guard !node.isRefused else { return nil }
    guard let text = node.text, !node.isEmpty else {
      wrongShape(node, "a counter's range is two numbers with '...' between them, such as 0...6")
      return nil
    }
    guard let dots = rangeOperator(in: text) else {
      problems.error(
        .wrongShape, "the range of '\(name.text)' has two ends, both of them in it: " + wayToSayRange(text),
        at: node.range)
      return nil
    }
    let bytes = Array(text.utf8)
    if rangeOperator(in: String(decoding: bytes[dots.upperBound...], as: UTF8.self)) != nil {
      problems.error(.wrongShape, "a counter's range has two ends, such as 0...6", at: node.range)
      return nil
    }
    guard let lower = integer(bytes, 0..<dots.lowerBound, in: node),
      let upper = integer(bytes, dots.upperBound..<bytes.count, in: node)
    else { return nil }
    guard lower <= upper else {
      problems.error(
        .contradictoryCounter,
        "the range of '\(name.text)' ends before it starts: \(lower) is more than \(upper); "
          + "the smaller end stands first",
        at: node.range)
      return nil
    }
    // Neither is below zero.
    guard upper - lower < Self.mostValues else {
      problems.error(
        .tooMany,
        "a counter has at most \(Self.mostValues) values, and \(lower)...\(upper) are more; what is larger is "
          + "for the host to count",
        at: node.range)
      return nil
    }
    return lower...upper
  }

  /// Where the first `...` stands.
  private func rangeOperator(in text: String) -> Range<Int>? {
    var dots = 0
    for (offset, byte) in text.utf8.enumerated() {
      dots = byte == UInt8(ascii: ".") ? dots + 1 : 0
      if dots == 3 { return offset - 2..<offset + 1 }
    }
    return nil
  }

  private func wayToSayRange(_ text: String) -> String {
    if let number = Int64(text.trimmed), number >= 0 { return "write 0...\(number)" }
    for sign in ["..<", "..", "-", "to", ","] {
      let bytes = Array(text.utf8)
      guard let place = bytes.firstIndex(of: sign.utf8) else { continue }
      let ends = [bytes[..<place], bytes[(place + sign.utf8.count)...]].map {
        String(decoding: $0, as: UTF8.self).trimmed
      }
      guard let lower = Int64(ends[0]), let upper = Int64(ends[1]), lower >= 0, upper > 0 else { continue }
      return "write \(lower)...\(sign == "..<" ? upper - 1 : upper)"
    }
    return "write them as in 0...6"
  }

  /// The integer that a part of the text of `node` gives.
  private mutating func integer(_ bytes: [UInt8], _ part: Range<Int>, in node: YAMLNode) -> Int64? {
    let text = String(decoding: bytes[part], as: UTF8.self)
    func moved(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound + part.lowerBound..<range.upperBound + part.lowerBound
    }
    do throws(TextProblem) {
      guard !text.trimmed.isEmpty else {
        throw ExpressionParser.problem("an end of the range is missing here; write it as in 0...6", 0..<0)
      }
      let value = try ExpressionParser.evaluate(text) { (name, range) throws(TextProblem) in
        do throws(TextProblem) {
          return try constant(name, moved(range), in: node)
        } catch {
          // It is moved below.
          var problem = error
          problem.range = range
          throw problem
        }
      }
      switch value {
      case .integer(let number): return number
      case .duration:
        throw TextProblem(
          code: .invalidNumber, message: "this is a duration; a counter counts in whole numbers",
          range: 0..<text.utf8.count)
      case nil: return nil
      }
    } catch {
      var problem = error
      problem.range = moved(error.range)
      report(problem, in: node)
      return nil
    }
  }
}

extension ClosedRange<Int64> {
  /// As the spec spells it.
  var inSpec: String { "\(lowerBound)...\(upperBound)" }
}

extension [UInt8] {
  /// Where the bytes of `text` stand for the first time.
  fileprivate func firstIndex(of text: String.UTF8View) -> Int? {
    indices.first { self[$0...].starts(with: text) }
  }
}
