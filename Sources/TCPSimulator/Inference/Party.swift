/// One of the two ends of a connection that was captured.
package enum Party: String, CaseIterable, Hashable, Sendable {
  /// The one that opened it, as far as the capture tells; else the one that is seen first.
  case first
  case second

  package var other: Party { self == .first ? .second : .first }
}

/// Something for each of the two ends.
package struct PartyPair<Value> {
  package var first: Value
  package var second: Value

  package init(_ make: (Party) -> Value) {
    first = make(.first)
    second = make(.second)
  }

  package subscript(party: Party) -> Value {
    get { party == .first ? first : second }
    set {
      switch party {
      case .first: first = newValue
      case .second: second = newValue
      }
    }
  }
}

extension PartyPair: Equatable where Value: Equatable {}
extension PartyPair: Hashable where Value: Hashable {}
extension PartyPair: Sendable where Value: Sendable {}
