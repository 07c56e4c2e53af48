/// A name that a section declares, and what stands behind it.
struct Declaration {
  var name: Name
  /// `nil` for a name in a list.
  var value: YAMLNode?
}

extension Resolver {
  /// The declarations of a section, in the order of the file.
  mutating func declarations(_ kind: Kind, in section: YAMLNode) -> [Declaration] {
    var result: [Declaration] = []
    for (key, value) in declared(kind, in: section) {
      if let name = declare(kind, key) { result.append(Declaration(name: name, value: value)) }
    }
    return result
  }

  /// What a section declares, whatever its key, whichever of its forms it has: a list of names, a mapping of names to
  /// anything, a list of names and one-entry mappings.
  mutating func declared(
    _ kind: Kind, in section: YAMLNode, under key: String? = nil
  ) -> [(key: YAMLNode, value: YAMLNode?)] {
    if section.isEmpty { return [] }
    switch section.content {
    case .mapping(let entries):
      return entries.map { ($0.key, $0.value) }
    case .sequence(let items):
      return items.compactMap { item in
        switch item.content {
        case .mapping(let entries) where entries.count == 1: return (entries[0].key, entries[0].value)
        case .scalar: return (item, nil)
        default:
          names[kind].isIncomplete = true
          wrongShape(
            item, "an item of '\(key ?? kind.section)' is a name, or a name, a colon and its attributes")
          return nil
        }
      }
    default:
      names[kind].isIncomplete = true
      wrongShape(
        section,
        key.map { "'\($0)' is a mapping of names to what is inside them" }
          ?? "'\(kind.section)' is a list of names, or a mapping of names to what they mean")
      return []
    }
  }

  /// Makes a name known; `nil` if it cannot be declared.
  mutating func declare(_ kind: Kind, _ key: YAMLNode, isRegion: Bool = false) -> Name? {
    guard let name = newName(key, of: isRegion ? "a region" : kind.withArticle) else {
      if let text = key.text { names[kind].insert(invalid: text) } else { names[kind].isIncomplete = true }
      return nil
    }
    if let earlier = names[kind].insert(name) {
      reportDuplicate(name, kind, earlier: earlier, kind)
      return nil
    }
    checkInSwift(name, kind, isRegion: isRegion)
    return name
  }

  mutating func reportDuplicate(_ name: Name, _ kind: Kind, earlier: Name, _ earlierKind: Kind) {
    let (first, second) = earlier.range.start < name.range.start ? (earlier, name) : (name, earlier)
    let clash =
      kind == earlierKind
      ? "'\(name.text)' is declared twice; rename or remove one"
      : "'\(name.text)' is declared as \(earlierKind.withArticle) and as \(kind.withArticle); rename one"
    problems.error(
      .duplicateName, clash, at: second.range,
      notes: [Diagnostic.Note("first declared here", at: first.range)])
  }

  /// A new name, after a look at its syntax; `nil` after a report.
  mutating func newName(_ node: YAMLNode, of owner: String) -> Name? {
    guard !node.isRefused else { return nil }
    guard let text = node.text else {
      wrongShape(node, "the name of \(owner) is expected here")
      return nil
    }
    if node.isEmpty, !text.isEmpty {
      problems.error(
        .reservedName, "'\(text)' means nothing in YAML; in quotes it can be a name", at: node.range)
      return nil
    }
    if let problem = NameSyntax.problem(with: text) {
      // A character refused in the file's text is reported already.
      if text.unicodeScalars.contains("\u{FFFD}") { return nil }
      var notes: [Diagnostic.Note] = []
      if let colon = text.firstIndex(of: ":"), colon != text.startIndex {
        notes.append(Diagnostic.Note("a key needs a space after its ':'", at: node.range))
      }
      problems.error(.invalidName, problem, at: node.range, notes: notes)
      return nil
    }
    return Name(text, at: node.range)
  }

  /// Reports a name that the generated Swift could not have, for itself or beside another.
  private mutating func checkInSwift(_ name: Name, _ kind: Kind, isRegion: Bool) {
    let swift = SwiftIdentifier.lowerCamel(name.text)
    var reason = ReservedNames.reason(kind, name: name.text, swift: swift)
    if isRegion, reason == nil { reason = ReservedNames.reason(region: swift) }
    if kind == .effect, !machine.counters.isEmpty, ReservedNames.counterActions.contains(name.text) {
      reason = "in a machine with counters '\(name.text)' is a word of the language"
    }
    if let reason {
      if kind == .effect { hasReservedEffect = true }
      problems.error(
        .reservedName,
        "\(isRegion ? "a region" : kind.withArticle) cannot be called '\(name.text)': \(reason); rename it",
        at: name.range)
    } else if kind != .constant, kind != .property, let other = names[kind].insert(swift: swift, of: name) {
      problems.error(
        .swiftNameClash, "'\(name.text)' and '\(other.text)' are both '\(swift)' in Swift; rename one",
        at: name.range, notes: [Diagnostic.Note("'\(other.text)' is declared here", at: other.range)])
    }
  }

  /// The one of `words` that stands, without quotes, where a summary is the short form; reported, because as a
  /// summary it would mean nothing to the machine.
  mutating func attribute(_ node: YAMLNode, among words: [String], of name: Name) -> String? {
    guard let word = node.plainText, words.contains(word) else { return nil }
    problems.error(
      .wrongShape,
      "'\(word)' alone would be a summary; write '\(name.text): { \(word): true }', or put it in quotes",
      at: node.range)
    return word
  }

  /// The value of a declaration as attributes; `brief` takes the short form, a scalar.
  mutating func attributes<Key: FieldKey>(
    _ declaration: Declaration, _: Key.Type, brief: (inout Resolver, YAMLNode) -> Void
  ) -> Fields<Key> {
    guard let value = declaration.value, !value.isEmpty else { return Fields() }
    switch value.content {
    case .mapping(let entries): return Fields<Key>(entries, of: value, in: &self)
    case .scalar:
      brief(&self, value)
    case .sequence:
      wrongShape(value, "'\(declaration.name.text)' takes a mapping of attributes")
    case .refused: break
    }
    return Fields()
  }
}
