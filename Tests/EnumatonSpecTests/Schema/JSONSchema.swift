import Foundation

@testable import EnumatonSpec

/// As much of JSON Schema (draft 7) as the schema of specs uses. A keyword that it does not know is a problem too.
struct JSONSchema {
  private let root: JSON
  private let patterns: [String: NSRegularExpression]

  init(_ text: String) throws {
    root = try JSONReader.read(Array(text.utf8)[...])
    patterns = try Dictionary(
      uniqueKeysWithValues: Set(root.patterns).map { ($0, try NSRegularExpression(pattern: $0)) })
  }

  /// What is wrong with a value and where; nothing if it fits.
  func problems(_ value: JSON) -> [String] { problems(value, root, "") }

  private func problems(_ value: JSON, _ schema: JSON, _ path: String) -> [String] {
    switch schema {
    case .bool(let isFine): return isFine ? [] : ["\(path): nothing can stand here"]
    case .object(let members):
      return members.flatMap { problems(value, $0.key, $0.value, beside: schema, path) }
    default: return ["\(path): no schema"]
    }
  }

  private func problems(
    _ value: JSON, _ keyword: String, _ demand: JSON, beside schema: JSON, _ path: String
  ) -> [String] {
    switch keyword {
    case "$schema", "title", "description", "definitions": return []
    case "$ref":
      let name = String((demand.string ?? "").dropFirst("#/definitions/".count))
      guard let definition = root["definitions"]?[name] else { return ["\(path): no definition \(name)"] }
      return problems(value, definition, path)
    case "allOf": return demand.array.flatMap { problems(value, $0, path) }
    case "anyOf":
      let results = demand.array.map { problems(value, $0, path) }
      return results.contains([]) ? [] : ["\(path): fits none: \(results.flatMap(\.self))"]
    case "not": return problems(value, demand, path).isEmpty ? ["\(path): fits what it must not"] : []
    case "enum":
      return demand.array.contains(value) ? [] : ["\(path): \(value.text) is none of \(demand.text)"]
    case "type":
      let types = demand.string.map { [$0] } ?? demand.array.compactMap(\.string)
      return types.contains(where: value.isOf) ? [] : ["\(path): \(value.text) is no \(types)"]
    default:
      switch value {
      case .string(let text): return problems(text, keyword, demand, path)
      case .integer, .number: return problems(value.double, keyword, demand, path)
      case .array(let items): return problems(items, keyword, demand, path)
      case .object(let members): return problems(members, keyword, demand, beside: schema, path)
      case .bool, .null: return Self.known.contains(keyword) ? [] : ["\(path): unknown keyword \(keyword)"]
      }
    }
  }

  private static let known: Set<String> = [
    "pattern", "minimum", "items", "minItems", "uniqueItems", "properties", "additionalProperties",
    "propertyNames", "required", "minProperties", "maxProperties",
  ]

  private func unknown(_ keyword: String, _ path: String) -> [String] {
    Self.known.contains(keyword) ? [] : ["\(path): unknown keyword \(keyword)"]
  }

  private func problems(_ text: String, _ keyword: String, _ demand: JSON, _ path: String) -> [String] {
    guard let pattern = demand.string, let expression = patterns[pattern] else {
      return unknown(keyword, path)
    }
    let whole = NSRange(text.startIndex..., in: text)
    return expression.firstMatch(in: text, range: whole) == nil
      ? ["\(path): '\(text)' is not like \(pattern)"] : []
  }

  private func problems(_ number: Double, _ keyword: String, _ demand: JSON, _ path: String) -> [String] {
    guard keyword == "minimum" else { return unknown(keyword, path) }
    return number < demand.double ? ["\(path): \(number) is less than \(demand.text)"] : []
  }

  private func problems(_ items: [JSON], _ keyword: String, _ demand: JSON, _ path: String) -> [String] {
    switch keyword {
    case "items": return items.enumerated().flatMap { problems($0.element, demand, "\(path)/\($0.offset)") }
    case "minItems": return Double(items.count) < demand.double ? ["\(path): too few items"] : []
    case "uniqueItems": return Set(items).count < items.count ? ["\(path): something twice"] : []
    default: return unknown(keyword, path)
    }
  }

  private func problems(
    _ members: [JSON.Member], _ keyword: String, _ demand: JSON, beside schema: JSON, _ path: String
  ) -> [String] {
    switch keyword {
    case "properties":
      return members.flatMap { member in
        demand[member.key].map { problems(member.value, $0, "\(path)/\(member.key)") } ?? []
      }
    case "additionalProperties":
      return members.filter { schema["properties"]?[$0.key] == nil }
        .flatMap { problems($0.value, demand, "\(path)/\($0.key)") }
    case "propertyNames": return members.flatMap { problems(.string($0.key), demand, path) }
    case "required":
      return demand.array.compactMap(\.string)
        .filter { key in !members.contains { $0.key == key } }.map { "\(path): no \($0)" }
    case "minProperties": return Double(members.count) < demand.double ? ["\(path): too few members"] : []
    case "maxProperties": return Double(members.count) > demand.double ? ["\(path): too many members"] : []
    default: return unknown(keyword, path)
    }
  }
}

extension JSON {
  /// All that `pattern` says anywhere inside.
  fileprivate var patterns: [String] {
    switch self {
    case .object(let members):
      members.flatMap { ($0.key == "pattern" ? $0.value.string.map { [$0] } ?? [] : []) + $0.value.patterns }
    case .array(let items): items.flatMap(\.patterns)
    default: []
    }
  }

  fileprivate subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }

  fileprivate var array: [JSON] { if case .array(let items) = self { items } else { [] } }

  fileprivate var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .number(let text): Double(text) ?? .nan
    default: .nan
    }
  }

  fileprivate func isOf(type: String) -> Bool {
    switch self {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .integer: type == "integer" || type == "number"
    case .number: type == "number"
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }
}
