/// Names that refer to declared things.
extension Resolver {
  /// A name that stands where one thing of `kind` is meant.
  mutating func reference(_ node: YAMLNode, to kind: Kind) -> Int? {
    guard let text = referenceText(node, to: [kind]) else { return nil }
    if let index = names[kind][text] { return index }
    reportUndeclared(text, [kind], at: node.range)
    return nil
  }

  /// One name or a list of names; a name listed twice is reported.
  mutating func references<Entity>(_ node: YAMLNode?, to kind: Kind) -> [Identifier<Entity>] {
    guard let node, !node.isEmpty else { return [] }
    var result = UniqueList<Identifier<Entity>>()
    for item in items(of: node) {
      guard let index = reference(item, to: kind) else { continue }
      if !result.append(Identifier(index)) { reportRepeated(item) }
    }
    return result.elements
  }

  mutating func reportRepeated(_ item: YAMLNode) {
    problems.error(.duplicateName, "'\(item.text ?? "")' is listed twice here; remove one", at: item.range)
  }

  /// The text of a node that names something, or `nil` after a report.
  mutating func referenceText(_ node: YAMLNode, to kinds: [Kind]) -> String? {
    guard !node.isRefused else { return nil }
    guard let text = node.text, !node.isEmpty else {
      let what = kinds.map(\.withArticle).joined(separator: " or ")
      wrongShape(node, "the name of \(what) is expected here")
      return nil
    }
    return text
  }

  /// Reports a name that nothing of `kinds` has: once, with its further places as notes.
  /// `message` is what to say if that is known.
  mutating func reportUndeclared(
    _ text: String, _ kinds: [Kind], at range: SourceRange, _ message: String? = nil
  ) {
    if kinds.contains(where: { names[$0].isIncomplete || names[$0].invalid.contains(text) }) { return }
    let key = UndeclaredName(kinds: kinds, text: text)
    if let reported = undeclared[key] {
      if let index = reported, problems.diagnostics[index].notes.count < 10 {
        problems.note("and here", at: range, to: index)
      }
      return
    }
    undeclared[key] = problems.add(
      message.map { Diagnostic(.error, .undeclared, $0, at: range) }
        ?? undeclaredDiagnostic(text, kinds, at: range))
  }

  private mutating func undeclaredDiagnostic(_ text: String, _ kinds: [Kind], at range: SourceRange)
    -> Diagnostic
  {
    let what = kinds.map(\.rawValue).joined(separator: " or ")
    if text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0.isWhiteSpace }) {
      let pieces = text.utf8.split { $0 == UInt8(ascii: ",") || $0.isWhiteSpace }.map { String($0) ?? "" }
      if pieces.allSatisfy({ piece in kinds.contains { names[$0][piece] != nil } }) {
        return Diagnostic(
          .error, .invalidName, "'\(text)' is not a name; write a list: [\(pieces.joined(separator: ", "))]",
          at: range)
      }
    }
    if let message = otherNotation(text, kinds) {
      return Diagnostic(.error, .undeclared, message, at: range)
    }
    if text == "any" || text == "all" || text == "*" {
      return Diagnostic(
        .error, .undeclared,
        kinds == [.state]
          ? "'\(text)' is not a state; only 'from' can name every state, as 'any'"
          : "'\(text)' is not \(kinds.map(\.withArticle).joined(separator: " or ")); name each one",
        at: range)
    }
    for kind in kinds {
      if let near = nearest.find(text, among: names[kind].all.lazy.map(\.text)), let index = names[kind][near]
      {
        let note = Diagnostic.Note("did you mean '\(near)'?", at: names[kind].all[index].range)
        return Diagnostic(
          .error, .undeclared, "no \(what) is called '\(text)'", at: range, notes: [note])
      }
    }
    let words: [String] =
      switch kinds {
      case [.effect]: Self.builtInActions
      case [.event, .timer]: ["done"]
      default: []
      }
    if let near = nearest.find(text, among: words) {
      let note = Diagnostic.Note("did you mean '\(near)'?", at: range)
      return Diagnostic(.error, .undeclared, "no \(what) is called '\(text)'", at: range, notes: [note])
    }
    for kind in Kind.allCases where !kinds.contains(kind) {
      if let index = names[kind][text] {
        let note = Diagnostic.Note("'\(text)' is declared here", at: names[kind].all[index].range)
        return Diagnostic(
          .error, .undeclared, "'\(text)' is \(describe(kind, index)), and no \(what) is called so",
          at: range,
          notes: [note])
      }
    }
    let sections = kinds.map { "'\($0.section)'" }.joined(separator: " or ")
    return Diagnostic(
      .error, .undeclared, "no \(what) is called '\(text)'; declare it under \(sections)", at: range)
  }
}
