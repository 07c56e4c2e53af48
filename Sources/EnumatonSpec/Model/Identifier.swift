// Inlinable, all of it: other modules look things up by the million, and would call generic code.

/// Which of the declared things of one kind: its index in the machine's list of them.
@usableFromInline
package struct Identifier<Entity>: Hashable, Comparable, Sendable {
  @usableFromInline
  package let index: Int

  @inlinable
  package init(_ index: Int) { self.index = index }

  @inlinable
  package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

extension Array {
  @inlinable
  package subscript(id: Identifier<Element>) -> Element {
    get { self[id.index] }
    set { self[id.index] = newValue }
  }

  /// The identifiers of all elements, in order.
  @inlinable
  package var identifiers: [Identifier<Element>] { indices.map { Identifier($0) } }
}
