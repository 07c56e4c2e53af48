/// A text with places to be filled, `{{name}}`.
struct PageTemplate {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Fills each place once; what is put in is not looked at again, whatever it says.
  func filled(with values: [String: String]) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
      result += rest[..<start.lowerBound]
      result += values[String(rest[start.upperBound..<end.lowerBound])] ?? ""
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
