/// What a JSON Schema demands of one value.
///
/// Most keywords are about values of one type and say nothing about others, so what is text, a list or a mapping is one
/// schema rather than alternatives: editors tell mistakes in such a schema better.
struct ValueSchema {
  /// The types a value may have; empty where the keywords say that themselves.
  var types: [String]
  var keywords: [JSON.Member]

  init(_ types: String..., keywords: [JSON.Member] = []) {
    self.init(types: types, keywords: keywords)
  }

  init(types: [String], keywords: [JSON.Member]) {
    self.types = types
    self.keywords = keywords
  }

  /// The schema with this name.
  static func named(_ name: String) -> Self {
    ValueSchema(keywords: [JSON.Member("$ref", .string("#/definitions/\(name)"))])
  }

  var members: [JSON.Member] {
    switch types.count {
    case 0: keywords
    case 1: [JSON.Member("type", .string(types[0]))] + keywords
    default: [JSON.Member("type", .array(types.map { .string($0) }))] + keywords
    }
  }

  var json: JSON { .object(members) }

  /// With an explanation. (What stands beside a reference has no meaning in draft 7.)
  func described(as description: String) -> JSON {
    let isReference = keywords.contains { $0.key == "$ref" }
    return .object(
      [JSON.Member("description", .string(description))]
        + (isReference ? [JSON.Member("allOf", .array([json]))] : members))
  }

  /// This or the other; one schema where their types tell them apart.
  func or(_ other: Self) -> Self {
    let areApart =
      !types.isEmpty && !other.types.isEmpty && Set(types).isDisjoint(with: other.types)
      && Set(keywords.map(\.key)).isDisjoint(with: other.keywords.map(\.key))
    if areApart { return ValueSchema(types: types + other.types, keywords: keywords + other.keywords) }
    return ValueSchema(keywords: [JSON.Member("anyOf", .array([json, other.json]))])
  }
}

// MARK: - Values that are no mappings

extension ValueSchema {
  static let nothing = ValueSchema("null")
  static let boolean = ValueSchema("boolean")
  /// Without quotes, `summary: 1` is a number to an editor and a text all the same.
  static let text = ValueSchema("string", "number", "boolean")
  static let string = ValueSchema("string")
  static let number = ValueSchema("string", "integer", keywords: [JSON.Member("minimum", .integer(0))])

  static func string(like pattern: String) -> Self {
    ValueSchema("string", keywords: [JSON.Member("pattern", .string(pattern))])
  }

  static func list(of items: JSON, least: Int = 0, isSet: Bool = false) -> Self {
    var keywords = [JSON.Member("items", items)]
    if least > 0 { keywords.append(JSON.Member("minItems", .integer(least))) }
    if isSet { keywords.append(JSON.Member("uniqueItems", .bool(true))) }
    return ValueSchema("array", keywords: keywords)
  }

  static func words(_ words: [String]) -> Self {
    // `enumaton: 1` is a number to an editor.
    let values = words.flatMap { word in
      [Int(word).map { JSON.integer($0) }, .string(word)].compactMap(\.self)
    }
    return ValueSchema(keywords: [JSON.Member("enum", .array(values))])
  }

  // Regular expressions have no common notation for letters of any script: what is not ASCII passes.
  private static let nameHead = #"[^\u0000-@\[-\^`{-\u007f]"#
  private static let nameBody = #"[^\u0000-,./:-@\[-\^`{-\u007f]"#
  static let namePattern = "^\(nameHead)\(nameBody)*$"
  static let triggerPattern = "^\(nameHead)\(nameBody)*(\\.exhausted)?$"
  static let name = string(like: namePattern)

  /// A mapping whose keys are names.
  static func mapping(ofNamesTo value: JSON) -> [JSON.Member] {
    [
      JSON.Member("propertyNames", named(SchemaDefinitions.name).json),
      JSON.Member("additionalProperties", value),
    ]
  }
}
