import EnumatonSpec

/// What is wrong with a composition, collected while its values are read.
struct ComposeReading {
  private(set) var diagnostics: [Diagnostic]
  private var nearest = NearestName()

  init(_ diagnostics: [Diagnostic] = []) { self.diagnostics = diagnostics }

  mutating func error(
    _ code: Diagnostic.Code, _ message: String, at range: SourceRange, note: String? = nil
  ) {
    let notes = note.map { [Diagnostic.Note($0.displayable, at: range)] } ?? []
    diagnostics.append(Diagnostic(.error, code, message.displayable, at: range, notes: notes))
  }

  mutating func wrongShape(_ node: YAMLNode, _ expected: String) {
    if !node.isRefused { error(.wrongShape, "\(expected), not \(node.shape)", at: node.range) }
  }

  /// The values of a mapping by their keys; `nil` where it is none.
  mutating func fields<Key: ComposeKey>(_ node: YAMLNode, _: Key.Type) -> [Key: YAMLNode]? {
    guard case .mapping(let entries) = node.content else {
      wrongShape(node, "\(Key.owner) is a mapping")
      return nil
    }
    var fields: [Key: YAMLNode] = [:]
    let known = Key.allCases.map(\.rawValue)
    for entry in entries {
      guard let text = entry.key.text else { continue }
      if let key = Key(rawValue: text) {
        fields[key] = entry.value
      } else {
        let near = nearest.find(text, among: known)
        error(
          .unknownKey, "\(Key.owner) has no key '\(text)'", at: entry.key.range,
          note: near.map { "did you mean '\($0)'?" }
            ?? "the keys of \(Key.owner) are: \(known.joined(separator: ", "))")
      }
    }
    for key in Key.required where fields[key] == nil {
      error(.missingKey, "\(Key.owner) needs '\(key.rawValue)'", at: node.range)
    }
    return fields
  }

  /// The entries of a mapping from names.
  mutating func entries(_ node: YAMLNode?, _ what: String) -> [(name: Name, value: YAMLNode)] {
    guard let node, !node.isEmpty else { return [] }
    guard case .mapping(let entries) = node.content else {
      wrongShape(node, "'\(what)' is a mapping of names")
      return []
    }
    return entries.compactMap { entry in
      entry.key.text.map { (Name($0, at: entry.key.range), entry.value) }
    }
  }

  /// The items of a list; anything else is the only one.
  func items(_ node: YAMLNode?) -> [YAMLNode] {
    guard let node, !node.isEmpty else { return [] }
    if case .sequence(let items) = node.content { return items }
    return [node]
  }

  mutating func text(_ node: YAMLNode?, _ what: String) -> Name? {
    guard let node, !node.isRefused else { return nil }
    if let text = node.text, !node.isEmpty { return Name(text, at: node.range) }
    wrongShape(node, "'\(what)' is a text")
    return nil
  }

  /// A whole number that is not below `least` nor above `most`.
  mutating func number(_ node: YAMLNode?, _ what: String, _ bounds: ClosedRange<Int>) -> Int? {
    guard let node, !node.isRefused else { return nil }
    if let number = node.text.flatMap({ Int($0) }), bounds.contains(number) { return number }
    error(
      .invalidNumber, "'\(what)' is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
      at: node.range)
    return nil
  }

  /// Which of `names` a text is.
  mutating func reference(_ name: Name?, to what: String, among names: [Name]) -> Int? {
    guard let name else { return nil }
    if let index = names.firstIndex(where: { $0.text == name.text }) { return index }
    let near = nearest.find(name.text, among: names.map(\.text))
    error(
      .undeclared, "no \(what) is called '\(name.text)'", at: name.range,
      note: near.map { "did you mean '\($0)'?" })
    return nil
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: YAMLNode?, _ what: String, _: Choice.Type
  ) -> Choice? {
    guard let text = text(node, what) else { return nil }
    if let choice = Choice(rawValue: text.text) { return choice }
    let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    error(.wrongShape, "'\(what)' is one of \(words), not '\(text.text)'", at: text.range)
    return nil
  }
}
