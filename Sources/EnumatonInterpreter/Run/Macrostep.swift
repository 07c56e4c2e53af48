package import EnumatonCheck
package import EnumatonSpec

/// All that one event set off: its own reaction and those of the internal events that followed, as the one
/// reaction that the generated code gives.
package struct Macrostep: Sendable {
  /// What came of the event itself.
  package private(set) var outer: Reaction
  /// What came of the internal events, in order.
  package private(set) var inner: [Reaction] = []

  private init(_ outer: Reaction) { self.outer = outer }

  /// The macrosteps of what an interpreter gave: that of the event, then those of the deferred events that
  /// were offered again.
  package static func all(in reactions: [Reaction]) -> [Macrostep] {
    var macrosteps: [Macrostep] = []
    for reaction in reactions {
      if reaction.origin == .raised, !macrosteps.isEmpty {
        macrosteps[macrosteps.count - 1].inner.append(reaction)
      } else {
        macrosteps.append(Macrostep(reaction))
      }
    }
    return macrosteps
  }

  /// Moved if anything moved, else stayed if any transition was taken, else the answer to the event itself.
  package var kind: Reaction.Kind { ([outer] + inner).map(\.kind).overall }

  /// All transitions that were taken, in order; answers that are none, such as a refusal, are left out.
  package var transitions: [Rule] { ([outer] + inner).flatMap(\.rules).filter(\.fires) }

  /// What the host is told to do, in order.
  package var effects: [Machine.Action] { outer.effects + inner.flatMap(\.effects) }

  /// What the machine is like afterwards.
  package var last: Reaction { inner.last ?? outer }
}
