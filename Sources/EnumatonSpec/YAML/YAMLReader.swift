/// Builds the tree of nodes of one document, and refuses what a spec has no use for.
struct YAMLReader: ~Copyable {
  /// How deep lists and mappings may stand inside one another.
  static let deepest = 64

  /// Reading cannot go on; the reason has been reported.
  private struct Stop: Error {}

  private var parser: YAMLParser
  private var problems: Problems
  private let source: SourceText
  private var depth = 0

  /// The root of the document, unless there is none or it cannot be read, and what was refused.
  static func read(_ source: SourceText) -> (root: YAMLNode?, problems: Problems) {
    source.bytes.withUnsafeBufferPointer { input in
      guard let parser = YAMLParser(input) else {
        return (nil, Problems([Diagnostic(.error, .unreadable, "out of memory", at: .start)]))
      }
      var reader = YAMLReader(parser: parser, source: source)
      let root = try? reader.document()
      return (root, reader.problems)
    }
  }

  private init(parser: consuming YAMLParser, source: SourceText) {
    self.parser = parser
    self.source = source
    problems = Problems(source.diagnostics)
  }

  private mutating func next() throws(Stop) -> YAMLEvent {
    do throws(YAMLParser.Failure) {
      return try parser.next()
    } catch {
      problems.add(error.diagnostic(in: source))
      throw Stop()
    }
  }

  private mutating func document() throws(Stop) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      let event = try next()
      switch event.kind {
      case .documentStart:
        if event.hasDirectives {
          refuse("a spec has no directives; remove the lines that start with '%'", at: event)
        }
        if let root {
          let note = Diagnostic.Note("the first one starts here", at: SourceRange(root.start, root.start))
          problems.error(
            .unsupportedYAML, "a file holds one document; put a second machine into a file of its own",
            at: range(of: event), notes: [note])
          return root
        }
      case .streamStart, .documentEnd: continue
      case .streamEnd: return root
      default: root = try node(event)
      }
    }
  }

  private mutating func node(_ event: borrowing YAMLEvent) throws(Stop) -> YAMLNode {
    if event.kind == .alias {
      let name = event.anchor ?? ""
      refuse(
        "'*\(name)' is an alias, which a spec has no use for; write the value, or quote it as text", at: event
      )
      return YAMLNode(.refused, at: range(of: event))
    }
    if let anchor = event.anchor {
      refuse(
        "'&\(anchor)' is an anchor, which a spec has no use for; remove it, or quote it as text", at: event)
    }
    if event.tag != nil {
      refuse(
        "'!' starts a tag, which a spec has no use for; quote the text, or write 'not' in a condition",
        at: event)
      // `when: !SYN and ACK`: what is behind the tag is not what was meant.
      if event.kind == .scalar { return YAMLNode(.refused, at: range(of: event)) }
    }
    switch event.kind {
    case .sequenceStart: return try sequence(event)
    case .mappingStart: return try mapping(event)
    default:
      let (text, style) = event.scalar
      return YAMLNode(.scalar(text, style), at: range(of: event))
    }
  }

  private mutating func sequence(_ opening: borrowing YAMLEvent) throws(Stop) -> YAMLNode {
    try descend(opening)
    defer { depth -= 1 }
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      if event.kind == .sequenceEnd {
        let end = opening.isFlow ? event.end : items.last?.end ?? range(of: opening).end
        return YAMLNode(.sequence(items), at: SourceRange(opening.start, end))
      }
      items.append(try node(event))
    }
  }

  private mutating func mapping(_ opening: borrowing YAMLEvent) throws(Stop) -> YAMLNode {
    try descend(opening)
    defer { depth -= 1 }
    var entries: [YAMLEntry] = []
    // Most mappings of a large spec are transitions.
    entries.reserveCapacity(4)
    var keys = KeySet()
    while true {
      let event = try next()
      if event.kind == .mappingEnd {
        let end = opening.isFlow ? event.end : entries.last?.value.end ?? range(of: opening).end
        return YAMLNode(.mapping(entries), at: SourceRange(opening.start, end))
      }
      let key = try node(event)
      let value = try node(try next())
      add(YAMLEntry(key: key, value: value), to: &entries, &keys)
    }
  }

  private mutating func add(_ entry: YAMLEntry, to entries: inout [YAMLEntry], _ keys: inout KeySet) {
    let key = entry.key
    let refused = YAMLEntry(key: YAMLNode(.refused, at: key.range), value: entry.value)
    guard let text = key.text else {
      if !key.isRefused {
        problems.error(.unsupportedYAML, "\(key.shape) cannot be a key; a key is a name", at: key.range)
      }
      return entries.append(refused)
    }
    if text == "<<", key.plainText != nil {
      problems.error(
        .unsupportedYAML, "'<<' merges mappings, which a spec has no use for; write the keys here",
        at: key.range)
      return entries.append(refused)
    }
    if let place = keys.insert(text, into: entries) {
      let first = entries[place].key
      // Equal as Swift compares them, which looks past how accents are encoded.
      let differs = first.text.map { !$0.unicodeScalars.elementsEqual(text.unicodeScalars) } ?? false
      problems.error(
        .duplicateKey,
        differs
          ? "'\(text)' stands here twice, with its accents encoded differently; keep one"
          : "'\(text)' stands twice in the same mapping; keep one",
        at: key.range, notes: [Diagnostic.Note("first given here", at: first.range)])
      // What stands under the second is not missing, whichever of them is kept.
      entries[place].value.add(entry.value)
      return
    }
    entries.append(entry)
  }

  private mutating func descend(_ opening: borrowing YAMLEvent) throws(Stop) {
    guard depth < Self.deepest else {
      problems.error(
        .tooDeep, "lists and mappings stand more than \(Self.deepest) deep in one another here",
        at: range(of: opening))
      throw Stop()
    }
    depth += 1
  }

  /// Where an event stands; libyaml ends a file without a last line break on a line of its own.
  private func range(of event: borrowing YAMLEvent) -> SourceRange {
    let end = event.end
    if end.line <= source.lineStarts.count { return SourceRange(event.start, end) }
    return SourceRange(min(event.start, source.end), source.end)
  }

  private mutating func refuse(_ message: String, at event: borrowing YAMLEvent) {
    problems.error(.unsupportedYAML, message, at: range(of: event))
  }
}

/// The keys of one mapping. Most have few, for which comparing is faster than hashing.
private struct KeySet {
  private static let few = 12
  private var indices: [String: Int] = [:]

  /// The place of the earlier key of the same text, if there is one.
  mutating func insert(_ text: String, into entries: [YAMLEntry]) -> Int? {
    if entries.count < Self.few {
      return entries.firstIndex { $0.key.text == text }
    }
    if indices.isEmpty {
      for (index, entry) in entries.enumerated() { if let text = entry.key.text { indices[text] = index } }
    }
    if let index = indices[text] { return index }
    indices[text] = entries.count
    return nil
  }
}

extension YAMLNode {
  /// Takes in what stands under the same key a second time, where both have entries or items.
  fileprivate mutating func add(_ other: YAMLNode) {
    // The content is taken out while it grows, or it would be copied each time.
    if case .mapping(var entries) = content, case .mapping(let others) = other.content {
      content = .refused
      entries += others
      content = .mapping(entries)
    } else if case .sequence(var items) = content, case .sequence(let others) = other.content {
      content = .refused
      items += others
      content = .sequence(items)
    } else if isEmpty {
      content = other.content
    }
  }
}
