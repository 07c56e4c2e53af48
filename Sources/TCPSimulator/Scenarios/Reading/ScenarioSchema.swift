import EnumatonSpec

/// The JSON Schema (draft 7) of scenario files, written from the tables that the reader uses.
package enum ScenarioSchema {
  /// The schema, with a last line break.
  package static var text: String {
    var definitions = Definitions()
    let root = definitions.object(ScenarioKey.self)
    var members: [JSON.Member] = [
      JSON.Member("$schema", .string("http://json-schema.org/draft-07/schema#")),
      JSON.Member("title", .string("A scenario of tcp-simulator")),
    ]
    members += root
    members.append(JSON.Member("definitions", .object(definitions.sorted)))
    return JSON.object(members).indented + "\n"
  }
}

/// The schemas of the mappings, by the names of their tables.
private struct Definitions {
  private var all: [String: [JSON.Member]] = [:]

  var sorted: [JSON.Member] { all.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .object($0.value)) } }

  mutating func object<Key: FieldKey>(_: Key.Type) -> [JSON.Member] {
    let properties = Key.allCases.map { key in
      let field = key.field
      return JSON.Member(
        key.rawValue, .object([JSON.Member("description", .string(field.summary))] + schema(field.shape)))
    }
    var members = [
      JSON.Member("type", .string("object")), JSON.Member("additionalProperties", .bool(false)),
      JSON.Member("properties", .object(properties)),
    ]
    let required = Key.required.map { JSON.string($0.rawValue) }
    if !required.isEmpty { members.append(JSON.Member("required", .array(required))) }
    return members
  }

  private mutating func reference(_ key: any FieldKey.Type) -> [JSON.Member] {
    let name = String(String(describing: key).dropLast("Key".count))
    if all[name] == nil {
      all[name] = []
      all[name] = object(key)
    }
    return [JSON.Member("$ref", .string("#/definitions/\(name)"))]
  }

  private static func pattern(_ pattern: String) -> [JSON.Member] {
    [JSON.Member("type", .string("string")), JSON.Member("pattern", .string(pattern))]
  }

  private static let durationPattern = "^[0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|min|h)$"

  private mutating func schema(_ shape: Shape) -> [JSON.Member] {
    switch shape {
    case .text: return [JSON.Member("type", .string("string"))]
    case .name: return Self.pattern("^[A-Za-z0-9_-]{1,64}$")
    case .boolean: return [JSON.Member("type", .string("boolean"))]
    case .integer(let range):
      var members = [
        JSON.Member("type", .string("integer")), JSON.Member("minimum", .integer(range.lowerBound)),
      ]
      if range.upperBound != .max { members.append(JSON.Member("maximum", .integer(range.upperBound))) }
      return members
    case .duration: return Self.pattern(Self.durationPattern)
    case .optionalDuration: return Self.pattern("^none$|" + Self.durationPattern)
    case .probability: return Self.pattern("^[0-9]+(\\.[0-9]{1,4})?%$")
    case .bandwidth: return Self.pattern("^[0-9]+(\\.[0-9]{1,3})?(kbit|Mbit|Gbit)$")
    case .portRange: return Self.pattern("^[0-9]+-[0-9]+$")
    case .host, .end: return [JSON.Member("type", .string("string"))]
    case .socket: return Self.pattern(":[0-9]+$")
    case .sequenceNumber: return [JSON.Member("type", .array([.string("integer"), .string("string")]))]
    case .choice(let words): return [JSON.Member("enum", .array(words.map { .string($0) }))]
    case .oneOrMore(let item): return any(of: [item, .list(item)])
    case .list(let item):
      return [JSON.Member("type", .string("array")), JSON.Member("items", .object(schema(item)))]
    case .mapping(let key): return reference(key)
    case .map(let key, let value):
      var members = [JSON.Member("type", .string("object"))]
      if case .choice = key { members.append(JSON.Member("propertyNames", .object(schema(key)))) }
      // A host may say nothing: then there is nothing behind its name.
      let isHost = if case .mapping(let table) = value { table == HostKey.self } else { false }
      let content = schema(value)
      members.append(
        JSON.Member(
          "additionalProperties",
          isHost
            ? .object([
              JSON.Member(
                "anyOf", .array([.object([JSON.Member("type", .string("null"))]), .object(content)]))
            ]) : .object(content)))
      return members
    case .either(let shapes): return any(of: shapes)
    }
  }

  private mutating func any(of shapes: [Shape]) -> [JSON.Member] {
    var alternatives: [JSON] = []
    for shape in shapes { alternatives.append(.object(schema(shape))) }
    return [JSON.Member("anyOf", .array(alternatives))]
  }
}
