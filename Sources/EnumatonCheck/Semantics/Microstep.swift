package import EnumatonSpec

/// What came of one event, one timer or one internal event: the answers of all active states together. An
/// event from outside and the internal events that follow from it are a macrostep.
package struct Microstep: Sendable {
  package enum Kind: Hashable, Sendable {
    /// Left a state and entered one, be it the same.
    case moved
    case stayed
    case deferred
    case ignored
    case rejected(Identifier<Machine.Rejection>)
    case unhandled
  }

  package var trigger: Machine.Trigger
  /// The flags that the event carried, by their bits.
  package var flags: UInt64
  /// The active states with nothing inside, before and after, in document order.
  package var from: [Identifier<Machine.State>]
  package var to: [Identifier<Machine.State>]
  package var kind: Kind
  /// The rules that fired, in order; if none did, the one that says why. None if the event is unhandled.
  package var rules: [Rule]
  /// All that was done, in order.
  package var actions: [Machine.Action]
  /// What is held and counted afterwards.
  package var held: UInt64
  package var counters: [Int64]
}

extension [Microstep] {
  /// The answer of a whole macrostep, as the generated code gives it: it moved or did something if any part of
  /// it did; otherwise what was answered to the event itself.
  package var overallKind: Microstep.Kind {
    if contains(where: { $0.kind == .moved }) { return .moved }
    if contains(where: { $0.kind == .stayed }) { return .stayed }
    return first?.kind ?? .unhandled
  }
}

extension Machine {
  /// `moved`, `rejected: busy`.
  package func text(of kind: Microstep.Kind) -> String {
    switch kind {
    case .moved: "moved"
    case .stayed: "stayed"
    case .deferred: "deferred"
    case .ignored: "ignored"
    case .rejected(let rejection): "rejected: \(rejections[rejection].name.text)"
    case .unhandled: "unhandled"
    }
  }
}
