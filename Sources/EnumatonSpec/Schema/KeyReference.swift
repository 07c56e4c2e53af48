/// The tables of keys in the language's reference, written from those that the reader uses.
package enum KeyReference {
  static let tables: [any FieldKey.Type] = [
    MachineKey.self, ConstantKey.self, FlagKey.self, CounterKey.self, EventKey.self, TimerKey.self,
    EffectKey.self, RejectionKey.self, StateKey.self, RegionKey.self, TransitionKey.self, HistoryKey.self,
    ActionKey.self, PropertyKey.self, DiagramKey.self,
  ]

  /// All tables as a page of Markdown, with a last line break.
  package static var text: String {
    let sections = tables.map { "## Keys of \($0.owner)\n\n" + table(of: $0, in: "LANGUAGE.md") }
    return
      "# The keys of the spec language\n\nWhat each means together with others, LANGUAGE.md says.\n\n"
      + sections.joined(separator: "\n")
  }

  /// The tables as they stand on the page of the language: without `allow`, which is in all of them and explained once,
  /// and without what has nothing else but a summary.
  static let onPage: [(owner: String, table: String)] = tables.compactMap { table in
    func part<Key: FieldKey>(_: Key.Type) -> (owner: String, table: String)? {
      let keys = Key.allCases.filter { $0.rawValue != "allow" }
      return keys.contains { $0.rawValue != "summary" }
        ? (Key.owner, rows(of: keys, in: "").joined()) : nil
    }
    return part(table)
  }

  /// What a mapping can have. `page` is where links to further sections lead.
  private static func table<Key: FieldKey>(of _: Key.Type, in page: String) -> String {
    rows(of: Array(Key.allCases), in: page).joined()
  }

  /// A table with each key in a line, with what it takes and what it means.
  private static func rows<Key: FieldKey>(of keys: [Key], in page: String) -> [String] {
    var lines = ["| key | takes | meaning |\n", "| --- | --- | --- |\n"]
    for key in keys {
      let field = key.field
      var meaning = [field.summary]
      if field.isRequired { meaning.append("Required.") }
      let links = field.sections.map { "[\($0)](\(page)#\(anchor(of: $0)))" }
      if !links.isEmpty { meaning.append("See \(links.joined(separator: ", ")).") }
      lines.append("| `\(key.rawValue)` | \(field.shape.inWords) | \(meaning.joined(separator: " ")) |\n")
    }
    return lines
  }

  /// The anchor that Markdown's usual readers give a heading.
  static func anchor(of heading: String) -> String {
    heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
      .replacing(" ", with: "-")
  }
}

extension Shape {
  /// What may stand there, in a table.
  fileprivate var inWords: String { Self.joined(alternatives) }

  private var alternatives: [String] {
    switch self {
    case .text: ["text"]
    case .texts: ["texts"]
    case .name: ["name"]
    case .reference(let kinds): kinds.map(\.rawValue)
    case .references(let kinds): kinds.map { $0.rawValue + "s" }
    case .boolean: ["`true`", "`false`"]
    case .choice(let words): words.map { "`\($0)`" }
    case .choiceList(let words): ["some of " + words.map { "`\($0)`" }.joined(separator: ", ")]
    case .quantity: ["duration", "integer"]
    case .duration: ["duration"]
    case .integer: ["integer"]
    case .range: ["`LEAST...GREATEST`"]
    case .factor: ["number"]
    case .condition, .predicate: ["condition"]
    case .actions: ["what is done"]
    case .requests: ["effects, `start`, `stop`"]
    case .raisedEvents: ["events, with flags"]
    case .payload: ["`NAME: TYPE`, …"]
    case .declarations: ["declarations"]
    case .declarationList, .list: ["list"]
    case .mapping: ["mapping"]
    case .choices(let words): ["`TAG:` " + Self.joined(words.map { "`\($0)`" })]
    case .levels: ["`CODE:` " + Self.joined(Machine.Level.allCases.map { "`\($0.rawValue)`" })]
    case .reasons: ["`CODE: REASON`, …"]
    case .either(let shapes): shapes.flatMap(\.alternatives)
    }
  }

  /// "a, b or c".
  private static func joined(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
