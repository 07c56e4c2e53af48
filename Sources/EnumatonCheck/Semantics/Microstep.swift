package import EnumatonSpec

/// What came of one event, one timer or one internal event: the answers of all active states together. An
/// event from outside and the internal events that follow from it are a macrostep.
package struct Microstep: Sendable {
  package enum Kind: Hashable, Sendable {
    /// Left a state and entered one, be it the same.
    case moved
    case stayed
    /// The event is kept, and offered again after the next change of state.
    case deferred
    /// The event should be kept, but there is no room: it is lost. (Whoever keeps the queue says so.)
    case overflow
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

extension [Microstep.Kind] {
  /// The answer of a whole macrostep, as the generated code gives it: it moved or did something if any part of
  /// it did; otherwise what was answered to the event itself, which is the first.
  package var overall: Microstep.Kind {
    first { $0 == .moved } ?? first { $0 == .stayed } ?? first ?? .unhandled
  }
}

extension Microstep.Kind {
  /// In a word of the traces.
  package var word: String {
    switch self {
    case .moved: "moved"
    case .stayed: "stayed"
    case .deferred: "deferred"
    case .overflow: "overflow"
    case .ignored: "ignored"
    case .rejected: "rejected"
    case .unhandled: "unhandled"
    }
  }
}

extension Machine {
  /// `moved`, `rejected: busy`.
  package func text(of kind: Microstep.Kind) -> String {
    if case .rejected(let rejection) = kind { return "\(kind.word): \(rejections[rejection].name.text)" }
    return kind.word
  }
}
