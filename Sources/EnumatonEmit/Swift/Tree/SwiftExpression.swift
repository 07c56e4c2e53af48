/// An expression.
enum SwiftExpression: Hashable {
  /// A name or a literal, as written.
  case name(String)
  /// `.closed`
  case implicitMember(String)
  /// `base.member`
  indirect case member(SwiftExpression, String)
  /// `callee(label: value)`
  indirect case call(SwiftExpression, [SwiftArgument])
  case integer(Int64)
  case string(String)
  /// Operators; the printer sets the parentheses that their binding needs.
  indirect case not(SwiftExpression)
  case and([SwiftExpression])
  case or([SwiftExpression])
  /// `left < right`, with the sign as written.
  indirect case comparison(SwiftExpression, String, SwiftExpression)
}

/// An argument of a call.
struct SwiftArgument: Hashable {
  var label: String?
  var value: SwiftExpression

  init(_ label: String? = nil, _ value: SwiftExpression) {
    self.label = label
    self.value = value
  }
}

extension SwiftExpression {
  /// `.name(value, …)`
  static func implicitCall(_ name: String, _ values: [SwiftExpression]) -> SwiftExpression {
    .call(.implicitMember(name), values.map { SwiftArgument(nil, $0) })
  }

  /// `base.method(value, …)`
  func calling(_ method: String, _ values: [SwiftExpression]) -> SwiftExpression {
    .call(.member(self, method), values.map { SwiftArgument(nil, $0) })
  }
}
