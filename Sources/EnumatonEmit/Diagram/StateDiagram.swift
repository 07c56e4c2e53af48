package import EnumatonSpec

/// What a diagram of a machine shows, before it is text in any notation: states in one another, and arrows with labels.
///
/// It speaks in names, so that two machines can be shown in one, and holds all that a notation may want to say.
/// Views take one and give one; notations take one and give text.
package struct StateDiagram: Sendable {
  package typealias Style = Machine.Diagram.Style

  /// The machine's name.
  package var name: String
  package var summary: String?
  package var direction: Machine.Diagram.Direction
  /// In document order, the initial one first.
  package var nodes: [Node]
  package var arrows: [Arrow]
  /// Lines below the picture: what a view shows, and what its marks mean.
  package var caption: [String] = []

  package init(
    name: String, summary: String? = nil, direction: Machine.Diagram.Direction = .down, nodes: [Node] = [],
    arrows: [Arrow] = []
  ) {
    self.name = name
    self.summary = summary
    self.direction = direction
    self.nodes = nodes
    self.arrows = arrows
  }
}

extension StateDiagram {
  /// Where an arrow starts or ends.
  package enum Place: Hashable, Sendable {
    /// Where a region starts, or, without a name, the machine itself.
    case start(ofRegion: String?)
    /// A state without others inside.
    case state(String)
    /// The border of a composite.
    case composite(String)
    case history(of: String, isDeep: Bool)
    /// The box with this number, which stands for several states.
    case general(Int)
  }

  /// How a node or an arrow differs from others where a view compares.
  package enum Mark: Hashable, Sendable {
    case added, removed, changed
    /// Shown for orientation only.
    case faded
    /// How often it was seen, and how often the most frequent one was.
    case seen(Int, most: Int)
    case neverSeen
  }
}
