/// The values of a mapping by the keys of `Key`'s table.
struct Fields<Key: FieldKey> {
  private let entries: [YAMLEntry]
  /// For each entry its key, unless it could not be understood.
  private var keys: [Key?] = []
  /// Whether something in the mapping could not be understood, so that what is missing may be there.
  private(set) var isIncomplete = false

  /// Nothing at all, as for a name declared without attributes.
  init() { entries = [] }

  /// Reports unknown keys, keys not supported yet and required keys that are missing.
  init(_ entries: [YAMLEntry], of node: YAMLNode, in resolver: inout Resolver) {
    self.entries = entries
    keys.reserveCapacity(entries.count)
    var hasUnknown = false
    for entry in entries {
      let key = Key(rawValue: entry.key.text ?? "")
      keys.append(key)
      if key == nil { hasUnknown = true }
    }
    if hasUnknown { readUnknown(&resolver) }
    if !isIncomplete { requireKeys(of: node, &resolver) }
  }

  subscript(key: Key) -> YAMLNode? {
    keys.firstIndex(of: key).map { entries[$0].value }
  }

  func entry(_ key: Key) -> YAMLEntry? {
    keys.firstIndex(of: key).map { entries[$0] }
  }

  func has(_ key: Key) -> Bool { keys.contains(key) }

  private func requireKeys(of node: YAMLNode, _ resolver: inout Resolver) {
    for key in Key.required where !has(key) {
      let place = SourceRange(node.start, node.start)
      resolver.problems.error(
        .missingKey, "\(Key.owner) needs the key '\(key.rawValue)'", at: place,
        notes: Key.waysWithout[key.rawValue].map { [Diagnostic.Note($0, at: place)] } ?? [])
    }
  }
}

// MARK: - Unknown keys

extension Fields {
  /// Reports the unknown keys. A slip is then read as the key that was meant, unless that is there as well.
  private mutating func readUnknown(_ resolver: inout Resolver) {
    for index in entries.indices where keys[index] == nil {
      if entries[index].key.isRefused {
        isIncomplete = true
        continue
      }
      let (meant, diagnostic) = meaning(of: entries[index], &resolver)
      resolver.problems.add(diagnostic)
      if let meant {
        if !has(meant) { keys[index] = meant }
      } else {
        isIncomplete = true
      }
    }
  }

  /// `1.5s` where `{ after: 1,5s }` makes `5s` a key to YAML.
  private func decimal(endingAt entry: YAMLEntry) -> String? {
    guard let text = entry.key.text, let first = text.utf8.first, NameSyntax.isDigit(first),
      entry.value.isEmpty,
      let index = entries.firstIndex(where: { $0.key.range == entry.key.range }), index > 0,
      let whole = entries[index - 1].value.text, whole.utf8.allSatisfy(NameSyntax.isDigit), !whole.isEmpty
    else { return nil }
    return "\(whole).\(text)"
  }

  /// The key that was probably meant, and the problem to report.
  private func meaning(of entry: YAMLEntry, _ resolver: inout Resolver) -> (Key?, Diagnostic) {
    let text = entry.key.text ?? ""
    let range = entry.key.range
    if Key.notYet.contains(text) {
      let way = Key.hints[text] ?? "remove it"
      return (nil, Diagnostic(.error, .unsupported, "'\(text)' is not supported yet; \(way)", at: range))
    }
    if let colon = text.firstIndex(of: ":"), Key(rawValue: String(text[..<colon])) != nil {
      return (
        nil, Diagnostic(.error, .unknownKey, "a space is missing after the ':' of '\(text)'", at: range)
      )
    }
    let known = Key.allCases.map(\.rawValue)
    let meant = Key.synonyms[text] ?? resolver.nearest.find(text, among: known)
    let way =
      if let hint = Key.hints[text] {
        hint
      } else if let number = decimal(endingAt: entry) {
        "decimals have a point: \(number)"
      } else if let synonym = Key.synonyms[text] {
        "write '\(synonym)'"
      } else if let meant {
        "did you mean '\(meant)'?"
      } else {
        "the keys of \(Key.owner) are: \(known.joined(separator: ", "))"
      }
    return (
      meant.flatMap { Key(rawValue: $0) },
      Diagnostic(
        .error, .unknownKey, "\(Key.owner) has no key '\(text)'", at: range,
        notes: [Diagnostic.Note(way, at: range)])
    )
  }
}
