/// What a name in a spec looks like: letters of any script, digits, `_` and `-`, with a letter or `_`
/// first and at least one letter or digit.
enum NameSyntax {
  static let longest = 255

  /// What is wrong with `text` as a name, or `nil`.
  static func problem(with text: String) -> String? {
    if isPlainASCIIName(text) { return nil }
    guard let first = text.unicodeScalars.first else { return "a name is missing here" }
    if text.unicodeScalars.count > longest {
      return "this name is longer than \(longest) characters"
    }
    let rule = "a name has letters, digits, '_' and '-'"
    if let odd = text.unicodeScalars.first(where: { !isBody($0) }) {
      return "'\(text)' is not a name because of \(shown(odd)); \(rule)"
    }
    if !isHead(first) {
      return
        "'\(text)' is not a name because it starts with '\(first)'; \(rule), and starts with a letter or '_'"
    }
    if !text.unicodeScalars.contains(where: { $0 != "_" && $0 != "-" }) {
      return "'\(text)' is not a name; \(rule), and has at least one letter or digit"
    }
    return nil
  }

  /// The usual case, decided without Unicode's tables.
  private static func isPlainASCIIName(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, isLetter(first), bytes.count <= longest else { return false }
    return bytes.allSatisfy {
      isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
  }

  /// Whether a name can start with `scalar`.
  static func isHead(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" { return true }
    if isExcluded(scalar) { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  /// Whether `scalar` can stand in a name.
  static func isBody(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" || scalar == "-" { return true }
    if isExcluded(scalar) { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }

  /// Letters that cannot be seen, and the one that Swift has not among its own.
  private static func isExcluded(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{2E2F}"
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case " ": "a space"
    case "\n": "a line break"
    case "\t": "a tab"
    case _ where isExcluded(scalar) || unsafeCharacter(scalar) != nil:
      "the invisible U+\(hexadecimal(scalar.value, 4))"
    default: scalar.isASCII ? "'\(scalar)'" : "'\(scalar)' (U+\(hexadecimal(scalar.value, 4)))"
    }
  }
}
