/// The schemas of shapes. Those used in several places stand under names of their own.
struct SchemaDefinitions {
  /// That of names, to which mappings of names refer.
  static let name = "Name"
  private var all = [name: ValueSchema.name.json]

  var sorted: [JSON.Member] { all.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value) } }

  /// A mapping with the keys of a table.
  mutating func object<Key: FieldKey>(_: Key.Type) -> ValueSchema {
    var properties: [JSON.Member] = []
    for key in Key.allCases {
      let field = key.field
      properties.append(JSON.Member(key.rawValue, schema(field).described(as: field.summary)))
    }
    var keywords = [
      JSON.Member("properties", .object(properties)), JSON.Member("additionalProperties", .bool(false)),
    ]
    func required(_ keys: [Key]) -> JSON.Member {
      JSON.Member("required", .array(keys.map { .string($0.rawValue) }))
    }
    if !Key.required.isEmpty { keywords.append(required(Key.required)) }
    if !Key.alternatives.isEmpty {
      keywords.append(JSON.Member("anyOf", .array(Key.alternatives.map { .object([required([$0])]) })))
    }
    return ValueSchema("object", keywords: keywords)
  }

  private mutating func schema(_ field: Field) -> ValueSchema {
    let schema = schema(field.shape, isRequired: field.isRequired)
    return field.shape.mayBeNothing && !field.isRequired ? schema.or(.nothing) : schema
  }

  private mutating func schema(_ shape: Shape, isRequired: Bool = false) -> ValueSchema {
    switch shape {
    case .text: return .text
    case .texts: return .text.or(.list(of: ValueSchema.text.json))
    case .name: return .name
    case .reference: return .name
    case .references(let kinds):
      let pattern =
        kinds.contains(.event) && kinds.contains(.timer)
        ? ValueSchema.triggerPattern : ValueSchema.namePattern
      let name = ValueSchema.string(like: pattern)
      return name.or(.list(of: name.json, least: isRequired ? 1 : 0, isSet: true))
    case .boolean: return .boolean
    case .choice(let words): return .words(words)
    case .choiceList(let words): return .words(words).or(.list(of: ValueSchema.words(words).json))
    case .quantity, .integer: return .number
    case .duration: return .string
    case .range: return .string(like: #"\.\.\."#)
    case .factor: return ValueSchema("string", "number", keywords: [JSON.Member("minimum", .integer(1))])
    case .condition, .predicate: return .string
    case .actions: return actions()
    case .requests: return requests()
    case .raisedEvents:
      let flagged = ValueSchema.mapping(ofNamesTo: flags.json)
      let event = ValueSchema.name.or(ValueSchema("object", keywords: flagged))
      return event.or(.list(of: event.json, least: 1))
    case .payload:
      return ValueSchema("object", keywords: ValueSchema.mapping(ofNamesTo: ValueSchema.string.json))
    case .declarations(let brief, let attributes):
      let value = declaration(attributes, brief: brief).json
      var keywords = ValueSchema.mapping(ofNamesTo: value)
      if isRequired { keywords.append(JSON.Member("minProperties", .integer(1))) }
      return list(of: attributes, value, least: isRequired ? 1 : 0).or(
        ValueSchema("object", keywords: keywords))
    case .declarationList(let attributes):
      return list(of: attributes, declaration(attributes, brief: .text).json, least: 1)
    case .list(let key): return .list(of: named(key) { $0.object(key) }.json)
    case .mapping(let key): return object(key)
    case .choices(let words):
      return ValueSchema(
        "object", keywords: [JSON.Member("additionalProperties", ValueSchema.words(words).json)])
    case .levels:
      let levels = ValueSchema.words(Machine.Level.allCases.map(\.rawValue))
      return named("Levels", Self.findings(levels))
    case .reasons: return named("Allowances", Self.findings(.text))
    case .either(let shapes):
      let schemas = shapes.map { schema($0, isRequired: isRequired) }
      return schemas.dropFirst().reduce(schemas[0]) { $0.or($1) }
    }
  }
}

// MARK: - Declarations

extension SchemaDefinitions {
  /// Names, some of them with what they mean.
  private func list(of attributes: any FieldKey.Type, _ value: JSON, least: Int) -> ValueSchema {
    let keywords =
      [JSON.Member("minProperties", .integer(1)), JSON.Member("maxProperties", .integer(1))]
      + ValueSchema.mapping(ofNamesTo: value)
    let pair = ValueSchema("object", keywords: keywords)
    return .list(of: (attributes.needsAttributes ? pair : ValueSchema.name.or(pair)).json, least: least)
  }

  /// What stands behind a name: attributes, or something short, or nothing.
  private mutating func declaration(_ attributes: any FieldKey.Type, brief: Shape?) -> ValueSchema {
    named(attributes) { definitions in
      var schema = definitions.object(attributes)
      if let brief { schema = schema.or(definitions.schema(brief)) }
      return attributes.needsAttributes ? schema : schema.or(.nothing)
    }
  }
}

// MARK: - What is done

extension SchemaDefinitions {
  private var flags: ValueSchema {
    let name = ValueSchema.name
    return name.or(.list(of: name.json, isSet: true)).or(.nothing)
  }

  private mutating func actions() -> ValueSchema {
    var properties: [JSON.Member] = []
    for key in ActionKey.allCases {
      let field = key.field
      // (In a machine without counters, what counts may be called like an effect.)
      let isWord = !ReservedNames.counterActions.contains(key.rawValue)
      let schema = schema(field.shape, isRequired: isWord)
      properties.append(
        JSON.Member(key.rawValue, (isWord ? schema : schema.or(.nothing)).described(as: field.summary)))
    }
    return oneOrMore("Action", properties)
  }

  private mutating func requests() -> ValueSchema {
    var properties: [JSON.Member] = []
    for key in ActionKey.allCases where !ReservedNames.counterActions.contains(key.rawValue) {
      let isAskedFor = ActionKey.requests.contains(key)
      let timers = schema(.references([.timer]), isRequired: true).described(as: key.field.summary)
      properties.append(JSON.Member(key.rawValue, isAskedFor ? timers : .bool(false)))
    }
    return oneOrMore("Request", properties)
  }

  /// Effects by name, effects with flags, and what `properties` says, in a list or one alone.
  private mutating func oneOrMore(_ name: String, _ properties: [JSON.Member]) -> ValueSchema {
    let words = ActionKey.allCases.map(\.rawValue).filter { !ReservedNames.counterActions.contains($0) }
    let effect = ValueSchema(
      "string",
      keywords: [
        JSON.Member("pattern", .string(ValueSchema.namePattern)),
        JSON.Member("not", ValueSchema.words(words).json),
      ])
    let mapping = ValueSchema(
      "object",
      keywords: [JSON.Member("properties", .object(properties))] + ValueSchema.mapping(ofNamesTo: flags.json))
    let one = effect.or(mapping)
    let item = named(name, one)
    return named(name + "s", one.or(.list(of: item.json, least: 1)))
  }
}

// MARK: - Names

extension SchemaDefinitions {
  /// A mapping of the codes of findings.
  private static func findings(_ value: ValueSchema) -> ValueSchema {
    let codes = Diagnostic.Code.allCases.filter(\.isFinding)
    return ValueSchema(
      "object", "null",
      keywords: [
        JSON.Member(
          "properties",
          .object(codes.map { JSON.Member($0.rawValue, value.described(as: $0.explanation.meaning)) })),
        JSON.Member("additionalProperties", .bool(false)),
      ])
  }

  private mutating func named(_ name: String, _ schema: ValueSchema) -> ValueSchema {
    all[name] = schema.json
    return .named(name)
  }

  /// The schema of what has the keys of a table, under the table's name; it may refer to itself.
  private mutating func named(
    _ key: any FieldKey.Type, _ schema: (inout SchemaDefinitions) -> ValueSchema
  ) -> ValueSchema {
    let name = String(String(describing: key).dropLast("Key".count))
    if all[name] == nil {
      all[name] = .null
      all[name] = schema(&self).json
    }
    return .named(name)
  }
}

extension Shape {
  /// Whether a key may have no value.
  fileprivate var mayBeNothing: Bool {
    switch self {
    case .text, .texts, .references, .payload, .declarations, .list, .mapping, .choices: true
    default: false
    }
  }
}
