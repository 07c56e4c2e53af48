/// One of the two ends of a connection that was captured.
package enum Side: String, CaseIterable, Hashable, Sendable {
  /// The one that opened it, as far as the capture tells; else the one that is seen first.
  case first
  case second

  package var other: Side { self == .first ? .second : .first }
}

/// Something for each of the two ends.
package struct BothSides<Value> {
  package var first: Value
  package var second: Value

  package init(_ make: (Side) -> Value) {
    first = make(.first)
    second = make(.second)
  }

  package subscript(side: Side) -> Value {
    get { side == .first ? first : second }
    set {
      switch side {
      case .first: first = newValue
      case .second: second = newValue
      }
    }
  }
}

extension BothSides: Equatable where Value: Equatable {}
extension BothSides: Hashable where Value: Hashable {}
extension BothSides: Sendable where Value: Sendable {}
