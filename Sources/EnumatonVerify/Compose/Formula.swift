/// A Boolean formula over numbered facts.
indirect enum Formula: Hashable, Sendable {
  case always
  case fact(Int)
  case not(Formula)
  case and([Formula])
  case or([Formula])

  /// Whether it holds where these facts do, each by its bit.
  func holds(_ facts: UInt64) -> Bool {
    switch self {
    case .always: true
    case .fact(let fact): facts >> UInt64(fact) & 1 != 0
    case .not(let inner): !inner.holds(facts)
    case .and(let parts): parts.allSatisfy { $0.holds(facts) }
    case .or(let parts): parts.contains { $0.holds(facts) }
    }
  }

  /// The same formula over facts with other numbers.
  func renumbered(_ numbers: [Int]) -> Formula {
    switch self {
    case .always: .always
    case .fact(let fact): .fact(numbers[fact])
    case .not(let inner): .not(inner.renumbered(numbers))
    case .and(let parts): .and(parts.map { $0.renumbered(numbers) })
    case .or(let parts): .or(parts.map { $0.renumbered(numbers) })
    }
  }
}
