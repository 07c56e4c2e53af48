/// A value of a spec file and where it stands.
package struct YAMLNode: Sendable {
  package enum ScalarStyle: UInt8, Sendable {
    case plain, quoted, block
  }

  package enum Content: Sendable {
    case scalar(String, ScalarStyle)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
    /// Something refused and already reported: whoever meets it stays silent.
    case refused
  }

  package internal(set) var content: Content
  // A spec of 4 MiB has up to two million nodes: four small numbers instead of four large ones.
  private let startLine, startColumn, endLine, endColumn: UInt32

  init(_ content: Content, at range: SourceRange) {
    self.content = content
    startLine = UInt32(clamping: range.start.line)
    startColumn = UInt32(clamping: range.start.column)
    endLine = UInt32(clamping: range.end.line)
    endColumn = UInt32(clamping: range.end.column)
  }
}

/// A key of a mapping and its value.
package struct YAMLEntry: Sendable {
  /// A scalar, or refused.
  package internal(set) var key: YAMLNode
  package internal(set) var value: YAMLNode
}

extension YAMLNode {
  var start: SourcePosition { SourcePosition(line: Int(startLine), column: Int(startColumn)) }
  var end: SourcePosition { SourcePosition(line: Int(endLine), column: Int(endColumn)) }
  package var range: SourceRange { SourceRange(start, end) }

  /// The text of a scalar, quoted or not.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The text of a scalar without quotes: the only form in which `true` is a boolean.
  package var plainText: String? {
    if case .scalar(let text, .plain) = content { text } else { nil }
  }

  package var isRefused: Bool {
    if case .refused = content { true } else { false }
  }

  /// Nothing, as after `key:`; also `~` and `null`.
  package var isEmpty: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// What kind of value it is, for messages.
  package var shape: String {
    switch content {
    case .scalar where isEmpty: "nothing"
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .refused: "something else"
    }
  }
}
