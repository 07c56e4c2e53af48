import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

@testable import TCPSimulator

@Suite struct SchemaTests {
  @Test("The schema in the folder is the one that the reader's tables give")
  func file() throws {
    try expectGolden(ScenarioSchema.text, at: Scenario.folder.path + "/scenario.schema.json")
  }

  @Test("Every scenario file is as the schema has it", arguments: Scenario.folder.names)
  func scenarios(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: Scenario.folder.file(name))))
    let root = try #require(readNodes(bytes).root)
    #expect(try Validator().problems(root) == [])
  }

  @Test("Every scenario file names the schema to editors", arguments: Scenario.folder.names)
  func modeline(name: String) throws {
    let text = try String(contentsOfFile: Scenario.folder.file(name), encoding: .utf8)
    #expect(text.hasPrefix("# yaml-language-server: $schema=scenario.schema.json\n"))
  }

  @Test(
    "What the schema refuses it refuses for a reason",
    arguments: [
      "{}", "name: n\ntitle: T\nsummary: S\nhosts: { a: }\nsteps: []\nextra: 1",
      "name: n\ntitle: T\nsummary: S\nhosts: { a: { profile: linus } }\nsteps: []",
      "name: n\ntitle: T\nsummary: S\nhosts: { a: }\nsteps: [settled]",
      "name: n\ntitle: T\nsummary: S\nhosts: { a: }\nsteps: [{ wait: 5 }]",
    ])
  func refused(text: String) throws {
    let root = try #require(readNodes(Array(text.utf8)).root)
    #expect(try !Validator().problems(root).isEmpty)
    #expect(Scenario.read(Array(text.utf8)).scenario == nil)
  }
}

/// As much of JSON Schema as the schema of scenarios uses.
private struct Validator {
  private let root: [String: Any]

  init() throws {
    let object = try JSONSerialization.jsonObject(with: Data(ScenarioSchema.text.utf8))
    root = try #require(object as? [String: Any])
  }

  func problems(_ node: YAMLNode) -> [String] { problems(node, root, "") }

  private func problems(_ node: YAMLNode, _ schema: [String: Any], _ path: String) -> [String] {
    var schema = schema
    if let reference = schema["$ref"] as? String, let definitions = root["definitions"] as? [String: Any],
      let definition = definitions[String(reference.dropFirst("#/definitions/".count))] as? [String: Any]
    {
      schema = definition
    }
    if let alternatives = schema["anyOf"] as? [[String: Any]] {
      let results = alternatives.map { problems(node, $0, path) }
      return results.contains([]) ? [] : ["\(path): fits none: \(results.flatMap(\.self))"]
    }
    if let words = schema["enum"] as? [String] {
      return words.contains(node.text ?? "")
        ? [] : ["\(path): \(node.text ?? node.shape) is none of \(words)"]
    }
    let types = schema["type"] as? [String] ?? [schema["type"] as? String ?? ""]
    guard types.contains(where: { isOf(type: $0, node, schema) }) else {
      return ["\(path): \(node.text ?? node.shape) is no \(types)"]
    }
    switch node.content {
    case .mapping(let entries): return problems(entries, schema, path)
    case .sequence(let items):
      guard let item = schema["items"] as? [String: Any] else { return [] }
      return items.enumerated().flatMap { problems($0.element, item, "\(path)/\($0.offset)") }
    case .scalar, .refused: return []
    }
  }

  private func problems(_ entries: [YAMLEntry], _ schema: [String: Any], _ path: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    var found: [String] = []
    for entry in entries {
      let key = entry.key.text ?? ""
      if let names = schema["propertyNames"] as? [String: Any] { found += problems(entry.key, names, path) }
      if let property = properties[key] ?? schema["additionalProperties"] as? [String: Any] {
        found += problems(entry.value, property, "\(path)/\(key)")
      } else {
        found.append("\(path): no key \(key)")
      }
    }
    let keys = entries.compactMap(\.key.text)
    for key in schema["required"] as? [String] ?? [] where !keys.contains(key) {
      found.append("\(path): \(key) is missing")
    }
    return found
  }

  private func isOf(type: String, _ node: YAMLNode, _ schema: [String: Any]) -> Bool {
    switch type {
    case "object": if case .mapping = node.content { true } else { false }
    case "array": if case .sequence = node.content { true } else { false }
    case "null": node.isEmpty
    case "boolean": ["true", "false"].contains(node.plainText)
    case "integer":
      (node.plainText.flatMap { Int($0) }).map {
        $0 >= schema["minimum"] as? Int ?? .min && $0 <= schema["maximum"] as? Int ?? .max
      } ?? false
    case "string":
      // A plain number is no string to YAML.
      node.text.map { text in
        let isNumber = node.plainText.map { Int($0) != nil } ?? false
        guard !isNumber else { return false }
        guard let pattern = schema["pattern"] as? String else { return true }
        return text.range(of: pattern, options: .regularExpression) != nil
      } ?? false
    default: false
    }
  }
}
