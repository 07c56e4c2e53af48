/// Constants and the arithmetic over them.
extension Resolver {
  /// A constant may use those above and below it.
  mutating func readConstants(_ section: YAMLNode) {
    var pending: [PendingConstant] = []
    for declaration in declarations(.constant, in: section) {
      var value: YAMLNode?
      let fields = attributes(declaration, ConstantKey.self) { value = $1 }
      if declaration.value.map(\.isEmpty) ?? true {
        problems.error(
          .missingKey,
          "the constant '\(declaration.name.text)' needs a value, as in '\(declaration.name.text): 30s'",
          at: declaration.name.range)
      }
      readAllowances(fields[.allow], of: .constant(Identifier(machine.constants.count)))
      pending.append(PendingConstant(node: value ?? fields[.value]))
      machine.constants.append(
        Machine.Constant(name: declaration.name, summary: text(fields[.summary]), value: .integer(0)))
    }
    constants = pending
    for index in pending.indices {
      if let value = value(ofConstant: index) { machine.constants[index].value = value }
    }
  }

  /// A constant on its way to its value.
  struct PendingConstant {
    enum Progress {
      case waiting, underWay
      /// `nil` if the value could not be found.
      case done(Quantity?)
    }

    /// `nil` if it has none.
    var node: YAMLNode?
    var progress = Progress.waiting
  }

  /// So many constants may each need one that stands below it.
  private static let longestChain = 64

  private mutating func value(ofConstant index: Int) -> Quantity? {
    if case .done(let value) = constants[index].progress { return value }
    constants[index].progress = .underWay
    let value = constants[index].node.flatMap { quantity($0) }
    constants[index].progress = .done(value)
    return value
  }

  /// The value of an expression, or `nil` after a report.
  mutating func quantity(_ node: YAMLNode) -> Quantity? {
    guard !node.isRefused else { return nil }
    guard let text = node.text, !node.isEmpty else {
      wrongShape(node, "a duration such as 30s or arithmetic over constants is expected here")
      return nil
    }
    chain += 1
    defer { chain -= 1 }
    do throws(TextProblem) {
      return try ExpressionParser.evaluate(text) { (name, range) throws(TextProblem) in
        try constant(name, range, in: node)
      }
    } catch {
      report(error, in: node)
      return nil
    }
  }

  mutating func constant(
    _ name: String, _ range: Range<Int>, in node: YAMLNode
  ) throws(TextProblem) -> Quantity? {
    guard let index = names[.constant][name] else {
      if let dash = name.utf8.firstIndex(of: UInt8(ascii: "-")),
        names[.constant][String(name[..<dash])] != nil
      {
        throw ExpressionParser.problem("'\(name)' is one name; to subtract, put spaces around '-'", range)
      }
      reportUndeclared(name, [.constant], at: place(of: range, in: node))
      return nil
    }
    if case .underWay = constants[index].progress {
      throw ExpressionParser.problem("'\(name)' needs its own value here", range)
    }
    if chain > Self.longestChain, case .waiting = constants[index].progress {
      throw TextProblem(
        code: .tooDeep, message: "too many constants need one below them; declare '\(name)' above",
        range: range)
    }
    return value(ofConstant: index)
  }

  mutating func duration(_ node: YAMLNode) -> Int64? {
    switch quantity(node) {
    case .duration(let nanoseconds): return nanoseconds
    case .integer(let number):
      let hint = "; a unit is missing, as in '\(node.text?.folded ?? "")s'"
      problems.error(
        .invalidDuration,
        "this is the number \(number), not a duration" + (Int64(node.text ?? "") == nil ? "" : hint),
        at: node.range, notes: numbersAmongConstants(in: node.text ?? ""))
      return nil
    case nil: return nil
    }
  }

  /// Where the constants in `text` that are numbers are declared: each may lack a unit.
  private func numbersAmongConstants(in text: String) -> [Diagnostic.Note] {
    var notes: [Diagnostic.Note] = []
    var scanner = ByteScanner(text)
    while !scanner.isAtEnd, notes.count < 3 {
      let word = scanner.text(scanner.take { $0.isInName })
      if word.isEmpty { _ = scanner.takeCharacter() }
      guard let index = names[.constant][word], case .done(.integer(let number)) = constants[index].progress
      else { continue }
      let isWritten = Int64(constants[index].node?.text?.trimmed ?? "") == number
      let note = Diagnostic.Note(
        "'\(word)' is declared here \(isWritten ? "without a unit" : "as the number \(number)")",
        at: machine.constants[index].name.range)
      if !notes.contains(where: { $0.message == note.message }) { notes.append(note) }
    }
    return notes
  }

  mutating func integer(_ node: YAMLNode) -> Int64? {
    switch quantity(node) {
    case .integer(let number): return number
    case .duration:
      problems.error(.invalidNumber, "this is a duration, not a whole number", at: node.range)
      return nil
    case nil: return nil
    }
  }

  /// An exact factor of at least 1, such as 1.5; or arithmetic that gives an integer.
  mutating func factor(_ node: YAMLNode) -> Ratio? {
    guard !node.isRefused else { return nil }
    var scanner = ByteScanner(node.text ?? "")
    scanner.skipWhiteSpace()
    if NameSyntax.isDigit(scanner.ahead) {
      do throws(TextProblem) {
        let decimal = try Decimal.scan(&scanner)
        scanner.skipWhiteSpace()
        if scanner.isAtEnd {
          let common = Decimal.greatestCommonDivisor(decimal.digits, decimal.scale)
          return checked(Ratio(decimal.digits / common, decimal.scale / common), node)
        }
      } catch {
        report(error, in: node)
        return nil
      }
    }
    return integer(node).flatMap { checked(Ratio($0), node) }
  }

  private mutating func checked(_ factor: Ratio, _ node: YAMLNode) -> Ratio? {
    if factor.numerator >= factor.denominator { return factor }
    problems.error(
      .invalidNumber, "'backoff' is at least 1: waits do not become shorter", at: node.range)
    return nil
  }
}
