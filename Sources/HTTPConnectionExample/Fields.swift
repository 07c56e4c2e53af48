/// The header fields of a message, in their order (RFC 9110, section 5).
public struct Fields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// A field line.
  public struct Line: Hashable, Sendable {
    /// The field's name; upper and lower case are the same.
    public var name: String
    /// The field's value.
    public var value: String

    /// A field line.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// All field lines.
  public var lines: [Line]

  /// The fields with these names and values.
  public init(dictionaryLiteral elements: (String, String)...) {
    lines = elements.map { Line(name: $0, value: $1) }
  }

  /// The members of a field that is a list, from all its lines and without the space around them (RFC 9110,
  /// section 5.6.1).
  func list(_ name: String) -> [String] {
    lines.filter { $0.name.lowercased() == name.lowercased() }
      .flatMap { $0.value.split(separator: ",") }
      .map { $0.trimmingSpace() }
      .filter { !$0.isEmpty }
  }

  /// Whether a list has this member, in whatever case.
  func has(_ member: String, in name: String) -> Bool {
    list(name).contains { $0.lowercased() == member }
  }
}

extension Substring {
  fileprivate func trimmingSpace() -> String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
