/// The values of a mapping by the keys of `Key`'s table.
struct Fields<Key: FieldKey> {
  private var values: [(key: Key, entry: YAMLEntry)] = []
  /// Whether something in the mapping could not be understood, so that what is missing may be there.
  private(set) var isIncomplete = false

  /// Nothing at all, as for a name declared without attributes.
  init() {}

  /// Reports unknown keys, keys not supported yet and required keys that are missing.
  init(_ entries: [YAMLEntry], of node: YAMLNode, in resolver: inout Resolver) {
    values.reserveCapacity(entries.count)
    var unknown: [YAMLEntry] = []
    for entry in entries {
      guard let key = Key(rawValue: entry.key.text ?? "") else {
        unknown.append(entry)
        continue
      }
      values.append((key, entry))
    }
    // After the others, because a slip is read as the key that was meant unless that is there as well.
    for entry in unknown { read(unknown: entry, in: &resolver) }
    if !isIncomplete { requireKeys(of: node, in: &resolver) }
  }

  subscript(key: Key) -> YAMLNode? { entry(key)?.value }

  func entry(_ key: Key) -> YAMLEntry? {
    for value in values where value.key == key { return value.entry }
    return nil
  }

  private mutating func read(unknown entry: YAMLEntry, in resolver: inout Resolver) {
    isIncomplete = true
    let text = entry.key.text ?? ""
    if Key.notYet.contains(text) {
      resolver.problems.error(.unsupported, "'\(text)' is not supported yet; remove it", at: entry.key.range)
      return
    }
    let known = Key.allCases
    var notes: [Diagnostic.Note] = []
    if let colon = text.firstIndex(of: ":"), entry.value.isEmpty,
      Key(rawValue: String(text[..<colon])) != nil
    {
      resolver.problems.error(
        .unknownKey, "a space is missing after the ':' of '\(text)'", at: entry.key.range)
      return
    }
    if let hint = Key.hint(for: text) {
      notes.append(Diagnostic.Note(hint, at: entry.key.range))
    } else if let near = resolver.nearest.find(text, among: known.map(\.rawValue)) {
      notes.append(Diagnostic.Note("did you mean '\(near)'?", at: entry.key.range))
      if let key = Key(rawValue: near), self[key] == nil { values.append((key, entry)) }
    } else {
      let keys = known.map(\.rawValue).joined(separator: ", ")
      notes.append(Diagnostic.Note("the keys of \(Key.owner) are: \(keys)", at: entry.key.range))
    }
    resolver.problems.error(
      .unknownKey, "\(Key.owner) has no key '\(text)'", at: entry.key.range, notes: notes)
  }

  private func requireKeys(of node: YAMLNode, in resolver: inout Resolver) {
    for key in Key.required where entry(key) == nil {
      resolver.problems.error(
        .missingKey, "\(Key.owner) needs the key '\(key.rawValue)'", at: SourceRange(node.start, node.start))
    }
  }
}

extension FieldKey {
  /// What to write instead of `key`, where people coming from other tools write it.
  static func hint(for key: String) -> String? { hints[key] }

  private static var hints: [String: String] {
    switch Self.self {
    case is TransitionKey.Type:
      [
        "event": "write 'on'", "trigger": "write 'on'", "source": "write 'from'", "target": "write 'to'",
        "dest": "write 'to'", "if": "write 'when'", "guard": "write 'when'", "cond": "write 'when'",
        "condition": "write 'when'", "unless": "write 'when' with 'not'", "action": "write 'do'",
        "actions": "write 'do'", "effect": "write 'do'", "effects": "write 'do'", "then": "write 'do'",
        "description": "write 'summary'", "name": "write 'label' or 'summary'",
      ]
    case is MachineKey.Type:
      [
        "initial": "write 'initial: true' at the state; otherwise the first one is initial",
        "name": "write 'machine'", "version": "write 'enumaton' for the version of the language",
        "description": "write 'summary'", "rules": "write 'transitions'", "variables": "write 'flags'",
        "guards": "write conditions in 'when', over 'flags'", "actions": "write 'effects'",
      ]
    default: ["description": "write 'summary'"]
    }
  }
}
