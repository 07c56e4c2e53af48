/// A name as the spec spells it, and where it is declared.
package struct Name: Hashable, Sendable {
  package var text: String
  package var range: SourceRange

  package init(_ text: String, at range: SourceRange = .start) {
    self.text = text
    self.range = range
  }
}
