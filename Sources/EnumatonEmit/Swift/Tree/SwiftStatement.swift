/// A statement of a function body.
enum SwiftStatement: Hashable {
  /// `// the text`
  case comment(String)
  /// An expression for its effect, or for its value where it is the only statement.
  case expression(SwiftExpression)
  /// `left = right`
  case assign(SwiftExpression, SwiftExpression)
  case `return`(SwiftExpression)
  /// `if condition { … }`
  case `if`(SwiftExpression, [SwiftStatement])
  /// `guard binding, … else { … }`
  case `guard`([String], [SwiftStatement])
  /// `switch subject { … }`
  case `switch`(SwiftExpression, [SwiftCase])
}

/// One case of a switch: `case .a, .b(let x): …`; without patterns it is `default`.
struct SwiftCase: Hashable {
  var patterns: [String]
  var body: [SwiftStatement]
  /// Whether it is never put together with others: because no other has its body, or because it binds
  /// values, of which those of equal names may have different types, as the flags of two events have.
  var standsAlone = false
}

extension [SwiftCase] {
  /// The cases with those of equal bodies put together, each where the first of them stood; the order of
  /// cases means nothing to a switch over an enum.
  func grouped() -> [SwiftCase] {
    var groups: [SwiftCase] = []
    var places: [[SwiftStatement]: Int] = [:]
    for item in self {
      if item.standsAlone {
        groups.append(item)
      } else if let place = places[item.body] {
        groups[place].patterns += item.patterns
      } else {
        places[item.body] = groups.count
        groups.append(item)
      }
    }
    return groups
  }
}

/// The cases of a switch, made one pattern at a time: what answers the same for the same reason, the key,
/// is put together where the first of it stood.
struct SwiftCases<Key: Hashable> {
  private(set) var cases: [SwiftCase] = []
  private var places: [Key: Int] = [:]

  mutating func add(_ pattern: String, for key: Key, answering value: (Key) -> SwiftExpression) {
    if let place = places[key] {
      cases[place].patterns.append(pattern)
    } else {
      places[key] = cases.count
      cases.append(SwiftCase(patterns: [pattern], body: [.return(value(key))]))
    }
  }

  /// Adds a case that binds values.
  mutating func add(_ pattern: String, answering value: SwiftExpression) {
    cases.append(SwiftCase(patterns: [pattern], body: [.return(value)]))
  }
}
