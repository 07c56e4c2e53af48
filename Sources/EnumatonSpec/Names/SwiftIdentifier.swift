/// Names of a spec as identifiers of Swift.
package enum SwiftIdentifier {
  /// The name of a case, property or label: `SYN_RECEIVED` → `synReceived`, `FIN_WAIT_1` → `finWait1`,
  /// `acksSYN` → `acksSYN`. Not escaped; see `escaped(_:)`.
  package static func lowerCamel(_ name: String) -> String {
    isOneSmallWord(name)
      ? name : camel(name) { $0.isAllCapitals ? $0.lowercased : $0.withLowercasedHead }
  }

  /// The name of a type: `SYN_RECEIVED` → `SynReceived`, `segment` → `Segment`.
  package static func upperCamel(_ name: String) -> String {
    isOneSmallWord(name)
      ? String(name.unicodeScalars.prefix(1)).uppercased() + String(name.unicodeScalars.dropFirst())
      : camel(name) { $0.isAllCapitals ? $0.lowercased.capitalized : $0.capitalized }
  }

  /// The names that are quickly done: `segment`, `acksSYN`, `s13`.
  private static func isOneSmallWord(_ name: String) -> Bool {
    guard let first = name.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first else { return false }
    return !name.utf8.contains { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  /// The name of a machine's type: as the spec spells it, if that can be a type's name (`TCP`,
  /// `TCPConnection`), or in camel case (`traffic-light` → `TrafficLight`).
  package static func machineType(_ name: String) -> String {
    guard let first = name.unicodeScalars.first, first.properties.isUppercase,
      !name.utf8.contains(UInt8(ascii: "-"))
    else { return upperCamel(name) }
    return name
  }

  /// `identifier` as it must be written in a declaration (a label's too) or behind a dot: with backticks
  /// if it is a word of the language.
  package static func escaped(_ identifier: String) -> String {
    words.contains(identifier) ? "`\(identifier)`" : identifier
  }

  /// `label` as it must be written in an argument list, where almost every word can stand as it is and
  /// backticks are worth a warning.
  package static func escapedLabel(_ label: String) -> String {
    label == "inout" ? "`inout`" : label
  }

  private static func camel(_ name: String, first transform: (Word) -> Word) -> String {
    let pieces = name.unicodeScalars.split { $0 == "_" || $0 == "-" }.map { Word($0) }
    var result = String(name.prefix { $0 == "_" })
    for (index, piece) in pieces.enumerated() {
      let word = index == 0 ? transform(piece) : (piece.isAllCapitals ? piece.lowercased : piece).capitalized
      // FLOW_1_2 and FLOW_12 stay two names.
      if let last = result.unicodeScalars.last, last.isDigit, word.scalars.first?.isDigit == true {
        result += "_"
      }
      result.unicodeScalars += word.scalars
    }
    return result
  }
}

/// A part of a name between underscores or hyphens.
private struct Word {
  var scalars: [Unicode.Scalar]

  init(_ scalars: some Sequence<Unicode.Scalar>) { self.scalars = Array(scalars) }

  /// `SYN`, `WAIT1`; not `acksSYN`.
  var isAllCapitals: Bool {
    scalars.contains(where: \.isCapital) && !scalars.contains(where: \.isSmall)
  }

  var lowercased: Word { Word(scalars.flatMap(\.lowercased)) }

  /// `red` → `Red`.
  var capitalized: Word {
    guard let first = scalars.first else { return self }
    // A letter whose capital is two, as `ß`, stays, or two names could become one.
    let capital = Array(first.properties.titlecaseMapping.unicodeScalars)
    return capital.count == 1 ? Word(capital + scalars.dropFirst()) : self
  }

  /// `Red` → `red`, `HTTPServer` → `httpServer`.
  var withLowercasedHead: Word {
    var count = scalars.prefix(while: \.isCapital).count
    // The last capital starts the next word, unless it is the only one.
    if count > 1, count < scalars.count, scalars[count].isSmall { count -= 1 }
    return Word(scalars.prefix(count).flatMap(\.lowercased) + scalars.dropFirst(count))
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { properties.generalCategory == .decimalNumber }

  fileprivate var isCapital: Bool {
    isASCII ? ("A"..."Z").contains(self) : properties.isUppercase
  }

  fileprivate var isSmall: Bool {
    isASCII ? ("a"..."z").contains(self) : properties.isLowercase
  }

  fileprivate var lowercased: [Unicode.Scalar] { Array(properties.lowercaseMapping.unicodeScalars) }
}

extension SwiftIdentifier {
  /// The words that cannot be names without backticks, in a declaration or an expression. Others that some
  /// places reserve, such as `open` and `any`, need none where generated code puts names.
  private static let words: Set<String> = [
    // Declarations.
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init",
    "inout", "internal", "let", "operator", "precedencegroup", "private", "protocol", "public",
    "rethrows", "static", "struct", "subscript", "typealias", "var",
    // Statements.
    "break", "case", "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard",
    "if", "in", "repeat", "return", "switch", "throw", "where", "while",
    // Expressions and types.
    "Any", "Self", "as", "false", "is", "nil", "self", "super", "throws", "true", "try",
    "await",
  ]
}
