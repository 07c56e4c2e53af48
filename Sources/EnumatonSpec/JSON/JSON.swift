/// A JSON value whose members keep their order, and its text.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number by its text, for exact decimals.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The value in one line, without spaces.
  package var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// An object with each member, and each element of its arrays, in a line of its own: it reads and compares well.
  package var lines: String {
    guard case .object(let members) = self else { return text + "\n" }
    let parts = members.map { member -> String in
      var part = ""
      Self.write(member.key, to: &part)
      guard case .array(let values) = member.value, !values.isEmpty else {
        return part + ":" + member.value.text
      }
      return part + ":[\n  " + values.map(\.text).joined(separator: ",\n  ") + "\n]"
    }
    return "{\n" + parts.joined(separator: ",\n") + "\n}\n"
  }

  /// The value over several lines, as people read and compare it.
  package var indented: String { indented(by: "") }

  private func indented(by indent: String) -> String {
    let deeper = indent + "  "
    switch self {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { deeper + JSON.string($0.key).text + ": " + $0.value.indented(by: deeper) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    case .array(let values) where values.contains(where: { if case .object = $0 { true } else { false } }):
      return "[\n" + values.map { deeper + $0.indented(by: deeper) }.joined(separator: ",\n") + "\n" + indent
        + "]"
    default: return text
    }
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0"..<" ", "\u{7F}", "\u{2028}", "\u{2029}":
        let hexadecimal = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
