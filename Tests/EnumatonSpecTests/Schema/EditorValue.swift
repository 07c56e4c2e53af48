import Foundation

@testable import EnumatonSpec

extension JSON {
  /// A node as an editor takes it, which goes by the core schema of YAML 1.2 (section 10.3.2).
  init(editor node: YAMLNode) {
    switch node.content {
    case .scalar(let text, .plain): self = Self.plain(text)
    case .scalar(let text, _): self = .string(text)
    case .sequence(let items): self = .array(items.map { JSON(editor: $0) })
    case .mapping(let entries):
      self = .object(entries.map { Member($0.key.text ?? "", JSON(editor: $0.value)) })
    case .refused: self = .null
    }
  }

  private static func plain(_ text: String) -> JSON {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: decimal(text) ?? .string(text)
    }
  }

  private static func decimal(_ text: String) -> JSON? {
    if text.wholeMatch(of: /[-+]?[0-9]+/) != nil, let value = Int(text) { return .integer(value) }
    let isFloat = text.wholeMatch(of: /[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?/) != nil
    guard isFloat, let value = Double(text) else { return nil }
    return .number(String(value))
  }
}
