/// Conditions over what the machine is at one moment.
extension Resolver {
  /// `nil` after a report.
  mutating func predicate(_ node: YAMLNode, _ key: String) -> Machine.Predicate? {
    if node.isRefused { return nil }
    guard let text = node.text, !node.isEmpty else {
      let example = machine.states.first.map { " such as 'not \($0.name.text)'" } ?? ""
      wrongShape(node, "'\(key)' takes a condition over states, held flags, timers and counters\(example)")
      return nil
    }
    do throws(TextProblem) {
      return resolve(try ConditionParser.parse(text, as: .predicate), in: node)
    } catch {
      report(error, in: node)
      return nil
    }
  }

  /// A predicate, or a list of states of which one holds.
  mutating func destination(_ node: YAMLNode, _ key: String) -> Machine.Predicate? {
    guard case .sequence(let items) = node.content else { return predicate(node, key) }
    if items.isEmpty {
      wrongShapeEmptyList(node, key)
      return nil
    }
    let states: [StateID] = references(node, to: .state)
    let parts = states.map { Machine.Predicate.inState($0) }
    return parts.count < 2 ? parts.first : .or(parts)
  }

  private mutating func resolve(_ tree: ConditionParser.Tree, in node: YAMLNode) -> Machine.Predicate? {
    switch tree {
    case .flag(let name, let range): return named(name, at: range, in: node)
    case .comparison(let left, let sign, let right):
      if reportCompared(left, sign, right, in: node) { return nil }
      guard
        case .counter(let counter, let comparison, let number)? = self.comparison(
          left, sign, right, in: node)
      else { return nil }
      return .counter(counter, comparison, number)
    case .not(let inner): return resolve(inner, in: node).map { .not($0) }
    case .and(let parts): return resolve(parts, in: node).map { .and($0) }
    case .or(let parts): return resolve(parts, in: node).map { .or($0) }
    }
  }

  /// All problems of all parts are reported.
  private mutating func resolve(
    _ parts: [ConditionParser.Tree], in node: YAMLNode
  ) -> [Machine.Predicate]? {
    let resolved = parts.compactMap { resolve($0, in: node) }
    return resolved.count == parts.count ? resolved : nil
  }

  /// The kinds that a name in a predicate may be of.
  private static let kinds: [Kind] = [.state, .flag, .timer]

  private mutating func named(_ text: String, at range: Range<Int>, in node: YAMLNode) -> Machine.Predicate? {
    let place = place(of: range, in: node)
    guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      return named(text, among: Self.kinds, at: place)
    }
    let (qualifier, name) = (String(text[..<dot]), String(text[text.index(after: dot)...]))
    guard let kind = Self.kinds.first(where: { $0.rawValue == qualifier }) else {
      problems.error(
        .invalidCondition,
        "'\(qualifier).' means nothing here; only 'state.NAME', 'flag.NAME' and 'timer.NAME' have a dot",
        at: place)
      return nil
    }
    return named(name, among: [kind], at: place)
  }

  private mutating func named(
    _ name: String, among kinds: [Kind], at place: SourceRange
  ) -> Machine.Predicate? {
    let found = kinds.compactMap { kind in names[kind][name].map { (kind, $0) } }
      .filter { kind, index in kind != .flag || isSeenAsHeld(Identifier(index)) }
    if found.count > 1 {
      let what = found.map { $0.0.withArticle }.joined(separator: " and ")
      let ways = found.map { "'\($0.0.rawValue).\(name)'" }.joined(separator: " or ")
      problems.error(.invalidCondition, "'\(name)' is \(what); write \(ways)", at: place)
      return nil
    }
    guard let (kind, index) = found.first else {
      reportNoPart(name, kinds, at: place)
      return nil
    }
    switch kind {
    case .flag: return .held(Identifier(index))
    case .timer: return .running(Identifier(index))
    default: return .inState(Identifier(index))
    }
  }

  private func isSeenAsHeld(_ flag: Identifier<Machine.Flag>) -> Bool {
    machine.flags[flag].isHeld || unclearFlags.contains(flag)
  }

  /// Reports a name that says nothing of a situation.
  private mutating func reportNoPart(_ name: String, _ kinds: [Kind], at place: SourceRange) {
    func declared(_ name: Name) -> [Diagnostic.Note] {
      [Diagnostic.Note("'\(name.text)' is declared here", at: name.range)]
    }
    if kinds.contains(.flag), let index = names[.flag][name] {
      let flag = Identifier<Machine.Flag>(index)
      if isCarriedByNothing(flag) { return reportNeitherCarriedNorHeld(flag, at: place) }
      return problems.error(
        .notHeld,
        "'\(name)' is carried by events, so it is gone when one is over; ask for it in 'when' of a claim about "
          + "reactions, or remember it in a held flag",
        at: place, notes: declared(machine.flags[flag].name))
    }
    if kinds.count > 1, let index = names[.counter][name] {
      let counter = machine.counters[index]
      return problems.error(
        .invalidCondition,
        "'\(name)' is a counter; compare it, as in '\(name) > \(counter.range.lowerBound)'", at: place,
        notes: declared(counter.name))
    }
    if kinds.count > 1, let index = names[.event][name] {
      return problems.error(
        .invalidCondition,
        "'\(name)' is an event, and this looks at what is between events; claim something of reactions: "
          + "'on: \(name)' with 'does' or 'goes-to'",
        at: place, notes: declared(machine.events[index].name))
    }
    if kinds.count > 1, let index = names[.effect][name] {
      return problems.error(
        .invalidCondition,
        "'\(name)' is an effect, and this looks at what is between events; claim something of reactions: "
          + "'does: \(name)' or 'never-does: \(name)'",
        at: place, notes: declared(machine.effects[index].name))
    }
    reportUndeclared(name, kinds, at: place)
  }

  /// Whether something that is not counted was compared, and reported.
  private mutating func reportCompared(
    _ left: ConditionParser.Word, _ sign: ConditionParser.Word, _ right: ConditionParser.Word,
    in node: YAMLNode
  ) -> Bool {
    if names[.counter][left.text] != nil || names[.counter][right.text] != nil { return false }
    let asked = [right.text, left.text].first { names[.state][$0] != nil || names[.timer][$0] != nil }
    guard let asked else { return false }
    problems.error(
      .invalidCondition,
      "only counters are compared; ask for '\(asked)' by its name alone: '\(asked)' or 'not \(asked)'",
      at: place(of: sign.range, in: node))
    return true
  }
}
