/// Simple values: texts, booleans, words, lists of scalars.
extension Resolver {
  /// `expected` is a whole clause, such as "'tags' takes a text or a list of texts"; `way` is the way out.
  mutating func wrongShape(_ node: YAMLNode, _ expected: String, _ way: String? = nil) {
    guard !node.isRefused else { return }
    var notes: [Diagnostic.Note] = []
    if let hint = missingSpaceHint(node) { notes.append(Diagnostic.Note(hint, at: node.range)) }
    let message = "\(expected), not \(node.shape)" + (way.map { "; \($0)" } ?? "")
    problems.error(.wrongShape, message, at: node.range, notes: notes)
  }

  mutating func wrongShapeEmptyList(_ node: YAMLNode, _ key: String) {
    problems.error(.wrongShape, "'\(key)' is an empty list; fill it or remove it", at: node.range)
  }

  /// `from:red` is one word to YAML.
  private func missingSpaceHint(_ node: YAMLNode) -> String? {
    guard let text = node.plainText, let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
      return nil
    }
    return "a key needs a space after its ':'"
  }

  /// Prose, without white space at its ends.
  mutating func text(_ node: YAMLNode?) -> String? {
    guard let node, !node.isRefused, !node.isEmpty else { return nil }
    guard let text = node.text else {
      wrongShape(node, "a text is expected here", "quote it if it has ': ' in it or starts with a bracket")
      return nil
    }
    checkSafe(text, node)
    return text.trimmed
  }

  private mutating func checkSafe(_ text: String, _ node: YAMLNode) {
    // What stands in the file itself is reported already; this is for what escapes like "\0" bring in.
    guard case .scalar(_, .quoted) = node.content else { return }
    for scalar in text.unicodeScalars {
      if let name = unsafeCharacter(scalar) {
        return problems.error(.unsafeText, "\(name) cannot stand in a spec; remove it", at: node.range)
      }
    }
  }

  /// A text or a list of them.
  mutating func texts(_ node: YAMLNode?, _ key: String) -> [String] {
    guard let node, !node.isRefused, !node.isEmpty else { return [] }
    var result = UniqueList<String>()
    for item in items(of: node) {
      guard let text = item.text?.trimmed, !text.isEmpty else {
        wrongShape(item, "'\(key)' takes a text or a list of texts")
        continue
      }
      checkSafe(text, item)
      _ = result.append(text)
    }
    return result.elements
  }

  /// The items of a list; anything else stands for itself.
  func items(of node: YAMLNode) -> [YAMLNode] {
    if case .sequence(let items) = node.content { items } else { [node] }
  }

  mutating func boolean(_ node: YAMLNode?, _ key: String) -> Bool? {
    guard let node, !node.isRefused else { return nil }
    switch node.plainText {
    case "true": return true
    case "false": return false
    default:
      let found =
        switch node.content {
        case .scalar(let text, .plain): "'\(text)'"
        case .scalar(let text, _): "the quoted text '\(text)'"
        default: node.shape
        }
      problems.error(
        .wrongShape, "'\(key)' is true or false, not \(node.isEmpty ? "nothing" : found)", at: node.range)
      return nil
    }
  }

  /// One of `words`.
  mutating func choice(_ node: YAMLNode, of words: [String]) -> String? {
    guard !node.isRefused else { return nil }
    let list = words.map { "'\($0)'" }.joined(separator: words.count == 2 ? " or " : ", ")
    guard let text = node.text else {
      wrongShape(node, "one of \(list) is expected here")
      return nil
    }
    if words.contains(text) { return text }
    problems.error(.wrongShape, "'\(text)' is not one of \(list)", at: node.range)
    return nil
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last, first.isWhiteSpace || last.isWhiteSpace else {
      return self
    }
    let start = utf8.firstIndex { !$0.isWhiteSpace } ?? endIndex
    let end = utf8.lastIndex { !$0.isWhiteSpace }.map { utf8.index(after: $0) } ?? start
    return String(self[start..<end])
  }
}

extension UInt8 {
  var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
