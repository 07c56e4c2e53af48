import EnumatonSpec

/// Reads values of the file and says what is wrong with them: where, what, and the way out.
struct NodeReader {
  private(set) var diagnostics: [Diagnostic] = []
  private var nearest = NearestName()

  mutating func error(_ code: Diagnostic.Code, _ message: String, at range: SourceRange, _ way: String? = nil)
  {
    let notes = way.map { [Diagnostic.Note($0.displayable, at: range)] } ?? []
    diagnostics.append(Diagnostic(.error, code, message.displayable, at: range, notes: notes))
  }

  /// Reports a value of the wrong shape.
  mutating func wrong(_ node: YAMLNode, _ expected: String, _ way: String? = nil) {
    guard !node.isRefused else { return }
    let found = node.text.map { node.isEmpty ? "nothing" : "'\($0)'" } ?? node.shape
    error(.wrongShape, "\(expected) is expected here, not \(found)", at: node.range, way)
  }

  /// The name that was probably meant, as a question, or all there are.
  mutating func suggestion(_ text: String, among names: [String], _ what: String) -> String {
    if let meant = nearest.find(text, among: names) { return "did you mean '\(meant)'?" }
    return names.isEmpty ? "there are no \(what)" : "the \(what) are: \(names.joined(separator: ", "))"
  }

  // MARK: Mappings and lists

  /// The values of a mapping by its keys; unknown keys and missing ones are reported.
  mutating func fields<Key: FieldKey>(_ node: YAMLNode, _: Key.Type = Key.self) -> Fields<Key>? {
    guard case .mapping(let entries) = node.content else {
      wrong(
        node, "a mapping with the keys of \(Key.owner)", "the keys are: \(Key.names.joined(separator: ", "))")
      return nil
    }
    var fields = Fields<Key>(node: node)
    for entry in entries where !entry.key.isRefused {
      let text = entry.key.text ?? ""
      if let key = Key(rawValue: text) {
        fields.values.append((key, entry.value))
      } else {
        let way = suggestion(text, among: Key.names, "keys of \(Key.owner)")
        error(.unknownKey, "\(Key.owner) has no key '\(text)'", at: entry.key.range, way)
        fields.isIncomplete = true
      }
    }
    if !fields.isIncomplete {
      for key in Key.required where fields[key] == nil {
        error(.missingKey, "\(Key.owner) needs the key '\(key.rawValue)'", at: node.range, key.field.summary)
      }
    }
    return fields
  }

  /// The entries of a mapping of free keys.
  mutating func entries(_ node: YAMLNode, _ expected: String) -> [(key: YAMLNode, value: YAMLNode)] {
    guard case .mapping(let entries) = node.content else {
      wrong(node, expected)
      return []
    }
    return entries.filter { !$0.key.isRefused }.map { ($0.key, $0.value) }
  }

  mutating func list(_ node: YAMLNode, _ expected: String) -> [YAMLNode] {
    if node.isEmpty { return [] }
    guard case .sequence(let items) = node.content else {
      wrong(node, expected)
      return []
    }
    return items
  }

  /// The items of a list; anything else stands for itself.
  func items(_ node: YAMLNode) -> [YAMLNode] {
    if case .sequence(let items) = node.content { items } else { [node] }
  }

  // MARK: Scalars

  mutating func text(_ node: YAMLNode) -> String? {
    guard let text = node.text, !node.isEmpty else {
      wrong(node, "a text", "quote it if it has ': ' in it or starts with a bracket")
      return nil
    }
    return text.split(separator: "\n").joined(separator: " ")
  }

  mutating func name(_ node: YAMLNode) -> String? {
    guard let text = node.text, !text.isEmpty, text.utf8.count <= 64, text.utf8.allSatisfy(Self.isOfName)
    else {
      wrong(node, "a name", "a name has letters, digits, '-' and '_', 64 at most")
      return nil
    }
    return text
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  mutating func boolean(_ node: YAMLNode) -> Bool? {
    switch node.plainText {
    case "true": return true
    case "false": return false
    default:
      wrong(node, "true or false")
      return nil
    }
  }

  mutating func integer(_ node: YAMLNode, in range: ClosedRange<Int>) -> Int? {
    guard let text = node.plainText, let value = Int(text.filter { $0 != "_" }), text.first != "+" else {
      wrong(node, "a whole number")
      return nil
    }
    guard range.contains(value) else {
      let bounds =
        range.upperBound == .max
        ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      error(.invalidNumber, "the number is \(value), not \(bounds)", at: node.range)
      return nil
    }
    return value
  }

  mutating func duration(_ node: YAMLNode) -> Duration? {
    guard let text = node.text else {
      wrong(node, "a duration")
      return nil
    }
    guard let duration = Duration(text: text) else {
      error(
        .invalidDuration, "'\(text)' is not a duration", at: node.range,
        Int(text) == nil
          ? "write a number with a unit: 250us, 10ms, 1.5s, 2min, 1h"
          : "the unit is missing, as in '\(text)ms'")
      return nil
    }
    return duration
  }

  /// A duration, or `none`: then the value is `.some(nil)`.
  mutating func optionalDuration(_ node: YAMLNode) -> Duration?? {
    if node.plainText == "none" { return .some(nil) }
    return duration(node).map { .some($0) }
  }

  mutating func probability(_ node: YAMLNode) -> Probability? {
    if let text = node.text, let probability = Probability(percentage: text) { return probability }
    wrong(
      node, "a percentage", "write a number from 0 to 100 with at most four decimals and a percent sign: 0.5%"
    )
    return nil
  }

  mutating func bandwidth(_ node: YAMLNode) -> Int? {
    let units: KeyValuePairs<String, Int> = ["kbit": 1_000, "Mbit": 1_000_000, "Gbit": 1_000_000_000]
    if let text = node.text, let unit = units.first(where: { text.hasSuffix($0.key) }),
      let value = decimalInteger(text.dropLast(unit.key.count), places: 3),
      (1...1_000_000_000).contains(value)
    {
      return value * (unit.value / 1_000)
    }
    wrong(node, "a bandwidth", "write a number with a unit, of bits in a second: 56kbit, 10Mbit, 1Gbit")
    return nil
  }

  /// One of some words, as what it stands for.
  mutating func choice<Value>(_ node: YAMLNode, of choices: [(name: String, value: Value)], _ what: String)
    -> Value?
  {
    guard let text = node.text else {
      wrong(node, "one of the \(what)", "they are: \(choices.map(\.name).joined(separator: ", "))")
      return nil
    }
    if let choice = choices.first(where: { $0.name == text }) { return choice.value }
    let way = suggestion(text, among: choices.map(\.name), what)
    error(.undeclared, "'\(text)' is none of the \(what)", at: node.range, way)
    return nil
  }
}

/// The values of a mapping by the keys of `Key`'s table.
struct Fields<Key: FieldKey> {
  let node: YAMLNode
  var values: [(key: Key, value: YAMLNode)] = []
  /// Whether there was a key that is not known.
  var isIncomplete = false

  init(node: YAMLNode) { self.node = node }

  subscript(key: Key) -> YAMLNode? { values.first { $0.key == key }?.value }
}

extension FieldKey {
  static var names: [String] { allCases.map(\.rawValue) }
}
