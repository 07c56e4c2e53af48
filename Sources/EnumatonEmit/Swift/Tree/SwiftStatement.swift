/// A statement of a function body.
enum SwiftStatement: Hashable {
  /// `// the text`
  case comment(String)
  /// An expression for its effect, or for its value where it is the only statement.
  case expression(SwiftExpression)
  /// `left = right`
  case assign(SwiftExpression, SwiftExpression)
  case `return`(SwiftExpression)
  /// Items between an opening and a closing, on as many lines as they need: `self.init(a: 1, b: 2)`
  case list(String, [String], String)
  /// `if condition { … }`
  case `if`(SwiftExpression, [SwiftStatement])
  /// `guard binding, … else { … }`
  case `guard`([String], [SwiftStatement])
  /// `while let binding { … }`
  case `while`(String, [SwiftStatement])
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

/// The patterns of a switch by what their answer depends on, the key: those of one key are one case, where
/// the first of them stood.
struct SwiftPatterns<Key: Hashable> {
  private var groups: [(key: Key, patterns: [String])] = []
  private var places: [Key: Int] = [:]

  /// What stands alone has a case of its own, as patterns that bind values need.
  mutating func add(_ pattern: String, for key: Key, standsAlone: Bool = false) {
    if !standsAlone, let place = places[key] {
      groups[place].patterns.append(pattern)
    } else {
      if !standsAlone { places[key] = groups.count }
      groups.append((key, [pattern]))
    }
  }

  /// The cases, each of which returns the value for its key.
  func cases(returning value: (Key) -> SwiftExpression) -> [SwiftCase] {
    groups.map { SwiftCase(patterns: $0.patterns, body: [.return(value($0.key))]) }
  }
}
