extension Resolver {
  /// The condition of what `triggers` set off, and its text on one line; with `nil` no event is known, and only
  /// what is held can be seen.
  mutating func condition(_ node: YAMLNode, _ triggers: [Machine.Trigger]?) -> (Machine.Condition, String?) {
    if node.isRefused { return (.always, nil) }
    guard let text = node.text, !node.isEmpty else {
      let flags = machine.flags.prefix(2).map(\.name.text)
      let example = flags.count == 2 ? " such as '\(flags[0]) and not \(flags[1])'" : ""
      wrongShape(node, "'when' takes a condition" + example)
      return (.always, nil)
    }
    do throws(TextProblem) {
      let tree = try ConditionParser.parse(text)
      var seen = UniqueList<Identifier<Machine.Flag>>()
      let condition = resolve(tree, in: node, triggers, &seen)
      return (condition ?? .always, text.folded)
    } catch {
      report(error, in: node)
      return (.always, nil)
    }
  }

  mutating func report(_ problem: TextProblem, in node: YAMLNode) {
    let range = place(of: problem.range, in: node)
    let notes = problem.hint.map { [Diagnostic.Note($0, at: range)] } ?? []
    problems.error(problem.code, problem.message, at: range, notes: notes)
  }

  /// `nil` where a flag is not declared.
  private mutating func resolve(
    _ tree: ConditionParser.Tree, in node: YAMLNode, _ triggers: [Machine.Trigger]?,
    _ seen: inout UniqueList<Identifier<Machine.Flag>>
  ) -> Machine.Condition? {
    switch tree {
    case .flag(let name, let range):
      guard let index = names[.flag][name] else {
        reportNoFlag(name, at: place(of: range, in: node))
        return nil
      }
      let flag = Identifier<Machine.Flag>(index)
      if seen.append(flag) { checkVisible(flag, to: triggers, at: range, in: node) }
      return .flag(flag)
    case .comparison(let left, let sign, let right): return comparison(left, sign, right, in: node)
    case .not(let inner): return resolve(inner, in: node, triggers, &seen).map { .not($0) }
    case .and(let parts): return .and(parts.compactMap { resolve($0, in: node, triggers, &seen) })
    case .or(let parts): return .or(parts.compactMap { resolve($0, in: node, triggers, &seen) })
    }
  }

  /// A flag in a condition must be held, or carried by all that sets the transition off.
  private mutating func checkVisible(
    _ id: Identifier<Machine.Flag>, to triggers: [Machine.Trigger]?, at range: Range<Int>, in node: YAMLNode
  ) {
    let flag = machine.flags[id]
    if flag.isHeld || unclearFlags.contains(id) { return }
    guard let triggers else {
      return problems.error(
        .notCarried,
        "'\(flag.name.text)' is carried by events, and no event is named here; name those meant with 'on'",
        at: place(of: range, in: node),
        notes: [Diagnostic.Note("'\(flag.name.text)' is declared as carried here", at: flag.name.range)])
    }
    let blind = triggers.filter { trigger in
      guard case .event(let event) = trigger else { return true }
      guard let carried = carriedByEvent[event.index] else { return false }
      return carried & (1 << UInt64(flag.bit)) == 0
    }
    guard let first = blind.first else { return }
    let place = place(of: range, in: node)
    let name = flag.name.text
    guard case .event(let event) = first else {
      if isCarriedByNothing(id) { return reportNeitherCarriedNorHeld(id, at: place) }
      let what = if case .done = first { "completions" } else { "timers" }
      problems.error(
        .notCarried,
        "'\(name)' cannot be seen when '\(machine.name(of: first))' happens: \(what) carry no flags, only "
          + "held flags are there; remember it: set a held flag where the event comes",
        at: place, notes: [Diagnostic.Note("'\(name)' is declared as carried here", at: flag.name.range)])
      return
    }
    let owners = blind.prefix(3).map { "'\(machine.name(of: $0))'" }.joined(separator: " and ")
    let declared = machine.events[event]
    var notes = [Diagnostic.Note(carrying(declared.name.text, declared.carries), at: declared.name.range)]
    let visible = declared.carries.map { machine.flags[$0].name } + machine.flags.filter(\.isHeld).map(\.name)
    if let near = nearest.find(name, among: visible.map(\.text)),
      let other = visible.first(where: { $0.text == near })
    {
      notes.append(Diagnostic.Note("did you mean '\(near)'?", at: other.range))
    }
    problems.error(
      .notCarried,
      "'\(name)' is not carried by \(owners); add it to 'carries' there, or "
        + (isCarriedByNothing(id) ? "declare it with '{ held: true }'" : "ask for another flag"),
      at: place, notes: notes)
  }
}

extension String {
  /// On one line, with single spaces.
  var folded: String {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    for byte in utf8 {
      if !byte.isWhiteSpace {
        result.append(byte)
      } else if let last = result.last, last != 0x20 {
        result.append(0x20)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }
}
