/// A statement of a function body.
indirect enum SwiftStatement: Hashable {
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

  /// Whether a pattern names what comes with the case: `.segment(let flags)`.
  var bindsValues: Bool { patterns.contains { $0.contains("let ") } }
}

extension [SwiftCase] {
  /// The cases with those of equal bodies put together, each where the first of them stood; the order of
  /// cases means nothing to a switch over an enum. What binds values stays alone: equal names may have
  /// different types, as the flags of two events have.
  func grouped() -> [SwiftCase] {
    var groups: [SwiftCase] = []
    var places: [[SwiftStatement]: Int] = [:]
    for item in self {
      if item.bindsValues {
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
