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
}

extension [SwiftCase] {
  /// The cases with those of equal bodies put together, each where the first of them stood.
  ///
  /// For patterns that bind nothing; the order of such cases means nothing to a switch over an enum.
  func grouped() -> [SwiftCase] {
    var groups: [SwiftCase] = []
    var places: [[SwiftStatement]: Int] = [:]
    for item in self {
      if let place = places[item.body] {
        groups[place].patterns += item.patterns
      } else {
        places[item.body] = groups.count
        groups.append(item)
      }
    }
    return groups
  }
}
