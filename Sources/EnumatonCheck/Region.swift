package import EnumatonSpec

/// A part of the machine that is always in exactly one of its leaves while it is active: the machine
/// itself, or a region of a composite (UML's orthogonal region, a child of SCXML's `parallel`).
package struct Region: Sendable {
  /// The state that stands for it in the tree; `nil` for the machine itself.
  package var state: Identifier<Machine.State>?
  /// The composite whose region it is.
  package var owner: Identifier<Machine.State>?
  /// Where it can be, in document order: states with nothing inside, and composites with regions of their
  /// own (what is inside those belongs to these).
  package var leaves: [Identifier<Machine.State>]
  /// The leaf it starts in.
  package var initialLeaf: Identifier<Machine.State>
}

/// What the machine remembers of a composite's or a region's past, for transitions that go back.
package struct Memory: Sendable {
  /// The composite or region.
  package var state: Identifier<Machine.State>
  /// The region whose leaf is remembered.
  package var region: Int
  /// Whether the leaf itself is kept. Otherwise it is the initial leaf of the state directly inside in which
  /// the machine was.
  package var isDeep: Bool
}
